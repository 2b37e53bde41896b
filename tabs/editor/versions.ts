import { differences } from '../../core/differences.ts'
import type { ProfileDefinition } from '../../core/profile.ts'

/** The parts of a profile that somebody changes, in the order of the editor. */
export const profileParts = [
  'title',
  'description',
  'enroll',
  'autoPopulate',
  'throttle',
  'sections',
  'userProperties',
  'userDates',
  'userActivities',
  'overrides',
  'courses',
] as const satisfies (keyof ProfileDefinition)[]
export type ProfilePart = (typeof profileParts)[number]

export type Side = 'mine' | 'theirs'

/** A part in which two versions differ, and whose change is kept unless somebody says otherwise. */
export type Conflict = { part: ProfilePart; usual: Side }

const isSame = (one: ProfileDefinition, other: ProfileDefinition, part: ProfilePart): boolean =>
  differences(one[part] ?? null, other[part] ?? null).length === 0

/** Where two versions differ. What only they have changed is theirs; what I have changed is mine. */
export const conflictsOf = (first: ProfileDefinition, mine: ProfileDefinition, theirs: ProfileDefinition): Conflict[] =>
  profileParts
    .filter((part) => !isSame(mine, theirs, part))
    .map((part) => ({ part, usual: isSame(first, mine, part) ? 'theirs' : 'mine' }))

/** My version with the parts of theirs that were chosen. */
export const merged = (
  mine: ProfileDefinition,
  theirs: ProfileDefinition,
  chosen: Partial<Record<ProfilePart, Side>>,
): ProfileDefinition => ({
  ...mine,
  ...Object.fromEntries(profileParts.filter((part) => chosen[part] === 'theirs').map((part) => [part, theirs[part]])),
})
