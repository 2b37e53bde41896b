import { isQuery, type Query, type QueryNode } from './query.ts'

/** A place as people count: `[1, 0]` is 2.1. */
export const placeText = (path: readonly number[]): string => path.map((place) => place + 1).join('.')

/** The node at a path, if there is one. */
export function nodeAt(query: Query, path: readonly number[]): QueryNode | undefined {
  return path.reduce<QueryNode | undefined>(
    (node, place) => (node !== undefined && isQuery(node) ? node.rules[place] : undefined),
    query,
  )
}

/** The path of a node, if it is in the query. */
export function pathOfId(query: Query, id: string, path: number[] = []): number[] | undefined {
  if (query.id === id) return path
  for (const [i, node] of query.rules.entries()) {
    if (node.id === id) return [...path, i]
    const inner = isQuery(node) ? pathOfId(node, id, [...path, i]) : undefined
    if (inner) return inner
  }
  return undefined
}

/** Ids of the elements that may get the focus by themselves. */
export const elementId = {
  source: (id: string): string => `${id}-source`,
  delete: (id: string): string => `${id}-delete`,
  up: (id: string): string => `${id}-up`,
  down: (id: string): string => `${id}-down`,
  addRule: (id: string): string => `${id}-add-rule`,
}

/** Where the focus goes when a node is deleted: to the next one, else to the one before, else to "Add rule" of its group. */
export function focusAfterDelete(query: Query, path: readonly number[]): string {
  const parent = nodeAt(query, path.slice(0, -1))
  const place = path.at(-1) ?? 0
  const group = parent && isQuery(parent) ? parent : query
  const neighbour = group.rules[place + 1] ?? group.rules[place - 1]
  return neighbour ? elementId.delete(neighbour.id) : elementId.addRule(group.id)
}

/** Where something that is dropped before or after a node goes; nothing where that is inside of itself. */
export function dropPath(
  from: readonly number[],
  to: readonly number[],
  where: 'before' | 'after' | 'inside',
): number[] | undefined {
  const isInside = from.every((place, i) => to[i] === place)
  if (isInside) return undefined
  if (where === 'inside') return [...to, 0]
  const parent = to.slice(0, -1)
  const place = to.at(-1) ?? 0
  return [...parent, where === 'before' ? place : place + 1]
}
