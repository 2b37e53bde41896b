import type { HeldChangeSet } from './change-set.ts'
import type { EntraUserId } from './ids.ts'
import type { Drift, Plan } from './plan.ts'
import type { Profile } from './profile.ts'

const left: readonly string[] = ['apply', 'nothing to do']

/**
 * Tells people whom somebody put into the group, or took out of it, by hand, from those whose wish has changed: whoever is
 * to come and was wanted before had been a member, whoever is to go and was not wanted before had not.
 * @param wanted who was wanted when the last run ended.
 * @param sets the profile's held change sets: whoever waited there was left as they were.
 */
export function driftOf(
  { lastOutcome, refused }: Pick<Profile, 'lastOutcome' | 'refused'>,
  { add, remove }: Pick<Plan, 'add' | 'remove'>,
  wanted: ReadonlySet<EntraUserId>,
  sets: readonly HeldChangeSet[],
): Drift {
  if (!lastOutcome || !left.includes(lastOutcome.verdict)) return { putIn: [], takenOut: [] }
  const waited = new Set(sets.flatMap((set) => [...set.add, ...set.remove].map(({ entraId }) => entraId)))
  const notOurs = (id: EntraUserId): boolean => waited.has(id) || (refused?.ids.includes(id) ?? false)
  return {
    // Removes that the last run put off look the same.
    putIn: lastOutcome.kept > 0 ? [] : remove.filter((id) => !wanted.has(id) && !notOurs(id)),
    takenOut: add.map(({ entraId }) => entraId).filter((id) => wanted.has(id) && !notOurs(id)),
  }
}
