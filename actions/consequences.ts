import { audiences, type Pass } from '../core/audiences.ts'
import { consequencesOf } from '../core/consequences.ts'
import type { Consequences } from '../core/contract/consequences.ts'
import type { CourseId, EntraUserId } from '../core/ids.ts'
import type { CannotBeMember } from '../core/members.ts'
import type { Profile } from '../core/profile.ts'

/** What is known of a change of one profile's members. */
export type Changing = {
  leavers: readonly EntraUserId[]
  cannot: readonly CannotBeMember[]
  /** The courses that its members are enrolled in now. */
  courses: readonly CourseId[]
  /** The tenant's other profiles. */
  others: Profile[]
}

/**
 * The consequences of a change, with the other profiles that are assigned to the same courses. Whom those describe now is
 * what counts, whatever stands in their groups: it is where the next maintenance takes them.
 */
export function consequences({ others, ...change }: Changing, pass: Pass): Consequences {
  const courses = new Set(change.courses)
  const neighbours = others.filter(
    ({ definition: { enroll, autoPopulate, courses: theirs } }) =>
      enroll && autoPopulate && theirs.some((id) => courses.has(id)),
  )
  const isAsked = change.leavers.length > 0 && neighbours.length > 0
  // Neighbours may refer to profiles that are not: those are computed with them.
  const known = isAsked ? audiences(others, pass) : pass.known
  return consequencesOf(
    {
      ...change,
      neighbours: (isAsked ? neighbours : []).flatMap(({ id, definition }) => {
        const audience = known.get(id)
        return audience?.kind === 'known' ? [{ courses: new Set(definition.courses), users: audience.users }] : []
      }),
    },
    pass.index,
    pass.at,
  )
}
