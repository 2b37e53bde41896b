import type { Finding } from '../../core/findings.ts'
import type { FilterSection } from '../../core/profile.ts'
import { filterSections } from '../profile/filter-sections.ts'
import { definitionPath, nodesOf, type Query, type QueryNode } from './query.ts'

type Queries = Record<FilterSection, Query>

/** Which node of the editor stands at which path of the profile that was asked about. */
export type NodePaths = ReadonlyMap<string, string>

/** The ids of all nodes by their paths; an empty section is not in the profile. */
export function nodePaths(queries: Queries): NodePaths {
  const ids = new Map<string, string>()
  for (const section of filterSections)
    for (const { node, path } of nodesOf(queries[section])) ids.set(definitionPath(section, path), node.id)
  return ids
}

/** How many users satisfy each node, by its id, however it has been moved since. */
export function countsByNode(
  clauses: readonly { path: string; users: number }[],
  ids: NodePaths,
): ReadonlyMap<string, number> {
  return new Map(
    clauses.flatMap(({ path, users }) => {
      const id = ids.get(path)
      return id === undefined ? [] : [[id, users] as const]
    }),
  )
}

/** The part of a path that names a rule, a group or a section. */
export const placeOfNode = (path: string): string => /^[A-Za-z]+(\.rules\[\d+\])*/.exec(path)?.[0] ?? ''

/** Findings beside the node they concern: `userDates.rules[0].value.from` belongs to the first rule of User dates. */
export function findingsByNode(findings: readonly Finding[], ids: NodePaths): ReadonlyMap<string, Finding[]> {
  const byNode = new Map<string, Finding[]>()
  for (const finding of findings) {
    const id = ids.get(placeOfNode(finding.path))
    if (id !== undefined) byNode.set(id, [...(byNode.get(id) ?? []), finding])
  }
  return byNode
}

/** All nodes. One that was asked about and is still the same has not been touched since: what was found there still holds. */
export const nodesIn = (queries: Queries): ReadonlySet<QueryNode> =>
  new Set(filterSections.flatMap((section) => [...nodesOf(queries[section])].map(({ node }) => node)))
