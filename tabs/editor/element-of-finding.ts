import type { FilterSection } from '../../core/profile.ts'
import { elementId } from './places.ts'
import { nodePaths, placeOfNode } from './node-paths.ts'
import type { Query } from './query.ts'

/**
 * The id of the element in which a finding can be mended; undefined where it is none of one field alone.
 * @param draft as it is now: a rule may have been moved since.
 */
export function elementOfFinding(path: string, draft: Record<FilterSection, Query>): string | undefined {
  if (path === 'title' || path === 'description') return `profile-${path}`
  const place = placeOfNode(path)
  const id = nodePaths(draft).get(place)
  if (id === undefined) return undefined
  const isRule = place.endsWith(']') && !path.startsWith(`${place}.rules`)
  return isRule ? elementId.source(id) : elementId.addRule(id)
}
