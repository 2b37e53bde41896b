import type { Rule, Rules } from '../../core/rules.ts'

/** A rule in the shape of the rule editor's library: source, condition and value under its names, and an id to keep it apart. */
export type QueryRule = {
  id: string
  field: string
  operator: string
  value: Rule['value']
  courses?: Exclude<Rule['courses'], undefined>
  atLeast?: number
}
/** A group in the shape of the rule editor's library. */
export type Query = { id: string; combinator: 'and' | 'or'; not?: boolean; rules: QueryNode[] }
export type QueryNode = QueryRule | Query

/** Makes an id that no other node of the page has. */
export type NewId = () => string

export const isQuery = (node: QueryNode): node is Query => 'rules' in node

/** A rule for the rule editor. */
export const toQueryRule = ({ source, condition, value, courses, atLeast }: Rule, newId: NewId): QueryRule => ({
  id: newId(),
  field: source,
  operator: condition,
  value,
  ...(courses === undefined ? {} : { courses }),
  ...(atLeast === undefined ? {} : { atLeast }),
})

/** The rules of a section for the rule editor; a section without any is an empty group. */
export function toQuery(rules: Rules | null | undefined, newId: NewId): Query {
  const { relation, not, rules: nodes }: Rules = rules ?? { relation: 'and', not: false, rules: [] }
  return {
    id: newId(),
    combinator: relation,
    not,
    rules: nodes.map((node) => ('rules' in node ? toQuery(node, newId) : toQueryRule(node, newId))),
  }
}

/** A rule of the rule editor as it is saved. */
export const toRule = ({ field, operator, value, courses, atLeast }: QueryRule): Rule => ({
  source: field,
  condition: operator,
  ...(value === undefined || value === null ? {} : { value }),
  ...(courses === undefined ? {} : { courses }),
  ...(atLeast === undefined ? {} : { atLeast }),
})

/** A group of the rule editor as it is saved. */
export const toGroup = ({ combinator, not, rules }: Query): Rules => ({
  relation: combinator,
  not: not ?? false,
  rules: rules.map((node) => (isQuery(node) ? toGroup(node) : toRule(node))),
})

/** A section as it is saved: null where it has no rules, for then it takes no part. */
export const toRules = (query: Query): Rules | null => (query.rules.length === 0 ? null : toGroup(query))

/** Every node with its path below the outermost group, the group itself first. */
export function* nodesOf(node: QueryNode, path: number[] = []): Generator<{ node: QueryNode; path: number[] }> {
  yield { node, path }
  if (!isQuery(node)) return
  for (const [i, inner] of node.rules.entries()) yield* nodesOf(inner, [...path, i])
}

/** The path of a node in a profile: `userDates.rules[0].rules[2]`. */
export const definitionPath = (section: string, path: readonly number[]): string =>
  `${section}${path.map((place) => `.rules[${place}]`).join('')}`

/** The query with another node at a path; the rest is kept as it is. */
export function replaced(query: Query, path: readonly number[], node: QueryRule): Query {
  const [place, ...rest] = path
  if (place === undefined) return query
  const rules = query.rules.map((inner, i) => {
    if (i !== place) return inner
    return rest.length > 0 && isQuery(inner) ? replaced(inner, rest, node) : node
  })
  return { ...query, rules }
}
