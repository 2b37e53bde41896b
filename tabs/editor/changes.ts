import type { Draft } from './draft.ts'
import { filterSections } from '../profile/filter-sections.ts'
import { isQuery, nodesOf, type Query } from './query.ts'

/** A draft with what it was and what was undone. */
export type Changes = {
  past: Draft[]
  draft: Draft
  future: Draft[]
  /** Where somebody is typing: the next key there belongs to the same change. */
  typing: string | undefined
  /** Differs for every draft that was ever shown. */
  serial: number
}

export type Change =
  { do: 'write'; part: Partial<Draft> } | { do: 'undo' } | { do: 'redo' } | { do: 'begin again'; draft: Draft }

/** So many changes can be undone. */
const mostPast = 100

export const begin = (draft: Draft): Changes => ({ past: [], draft, future: [], typing: undefined, serial: 0 })

/** The next state of a draft. */
export function changed(changes: Changes, change: Change): Changes {
  const { past, draft, future, serial } = changes
  switch (change.do) {
    case 'write': {
      const next = { ...draft, ...change.part }
      const typing = typedIn(draft, next)
      const kept = typing !== undefined && typing === changes.typing ? past : [...past, draft].slice(-mostPast)
      return { past: kept, draft: next, future: [], typing, serial: serial + 1 }
    }
    case 'undo': {
      const before = past.at(-1)
      if (!before) return changes
      return {
        past: past.slice(0, -1),
        draft: before,
        future: [draft, ...future],
        typing: undefined,
        serial: serial + 1,
      }
    }
    case 'redo': {
      const [after, ...rest] = future
      if (!after) return changes
      return { past: [...past, draft], draft: after, future: rest, typing: undefined, serial: serial + 1 }
    }
    case 'begin again':
      return { ...begin(change.draft), serial: serial + 1 }
  }
}

/** The one text in which two drafts differ; undefined where something else differs. */
function typedIn(before: Draft, after: Draft): string | undefined {
  const names = (Object.keys(after) as (keyof Draft)[]).filter((name) => before[name] !== after[name])
  const [name] = names
  if (name === undefined || names.length > 1) return undefined
  if (name === 'title' || name === 'description' || name === 'throttle') return name
  const section = filterSections.find((one) => one === name)
  return section && typedRule(before[section], after[section])
}

/** The one rule in whose text two queries differ. */
function typedRule(before: Query, after: Query): string | undefined {
  const [were, are] = [[...nodesOf(before)], [...nodesOf(after)]]
  if (were.length !== are.length) return undefined
  const other = are.flatMap(({ node }, i) => {
    const was = were[i]?.node
    return was === undefined || isQuery(node) || was === node ? [] : [{ was, is: node }]
  })
  const [one] = other
  if (!one || other.length > 1 || isQuery(one.was) || one.was.id !== one.is.id) return undefined
  const sameElse = one.was.field === one.is.field && one.was.operator === one.is.operator
  return sameElse && isTyped(one.was.value) && isTyped(one.is.value) ? one.is.id : undefined
}

const isTyped = (value: unknown): boolean =>
  value === undefined || typeof value === 'string' || typeof value === 'number'
