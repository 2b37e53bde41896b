import type { Profile } from '../../core/profile.ts'
import type { ProfileOutcome } from '../../core/run.ts'

/** What a run says of a profile before anything was counted. */
export const outcomeOf = (profile: Profile, verdict: ProfileOutcome['verdict'], because: string): ProfileOutcome => ({
  profileId: profile.id,
  title: profile.definition.title,
  verdict,
  because,
  members: null,
  added: 0,
  removed: 0,
  held: 0,
  kept: 0,
  cannotBeMembers: 0,
})
