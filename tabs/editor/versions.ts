import { differences } from '../../core/differences.ts'
import type { ProfileDefinition } from '../../core/profile.ts'
import { bare } from './draft.ts'

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

/** Which version of a part is kept. */
export type Chosen = Partial<Record<ProfilePart, Side>>

const isSame = (one: ProfileDefinition, other: ProfileDefinition, part: ProfilePart): boolean =>
  differences(one[part] ?? null, other[part] ?? null).length === 0

/**
 * Where two versions of a profile differ. What only they have changed is theirs; what I have changed is mine, unless
 * somebody says otherwise. A section that is stored without rules is none: it differs from none in nothing.
 * @param first the version that I began with.
 */
export function versionsOf(first: ProfileDefinition, mine: ProfileDefinition, theirs: ProfileDefinition) {
  const [before, versions] = [bare(first), { mine: bare(mine), theirs: bare(theirs) }]
  const parts = profileParts.filter((part) => !isSame(versions.mine, versions.theirs, part))
  const usual: Chosen = Object.fromEntries(
    parts.map((part) => [part, isSame(before, versions.mine, part) ? 'theirs' : 'mine']),
  )
  return { versions, parts, usual }
}

/** My version with the parts of theirs that were chosen. */
export const merged = (mine: ProfileDefinition, theirs: ProfileDefinition, chosen: Chosen): ProfileDefinition => ({
  ...mine,
  ...Object.fromEntries(profileParts.filter((part) => chosen[part] === 'theirs').map((part) => [part, theirs[part]])),
})
