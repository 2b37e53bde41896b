import { filterSections } from '../../core/profile.ts'
import type { ProfileSchema } from '../../core/profile-schema.ts'
import type { Draft } from './draft.ts'
import { isQuery, nodesOf } from './query.ts'
import { isUnfinished, kindOf } from './rule-edit.ts'

/** Whether a rule of a draft is still to be filled in, so that nobody can say yet whom the draft describes. */
export function hasUnfinished(draft: Draft, { sources, conditions }: ProfileSchema): boolean {
  const byId = new Map(sources.map((source) => [source.id, source]))
  return filterSections.some((section) =>
    [...nodesOf(draft[section])].some(
      ({ node }) => !isQuery(node) && isUnfinished(conditions, node, kindOf(section, byId.get(node.field))),
    ),
  )
}
