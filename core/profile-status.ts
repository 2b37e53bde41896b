import type { HeldHead } from './change-set.ts'
import type { ProfileRow } from './contract/answers.ts'
import { isWaiting, refusesSomebody } from './held.ts'
import type { Profile } from './profile.ts'

/** How a profile stands, why, and the held change that decides it. */
export type ProfileStatus = Pick<ProfileRow, 'status' | 'statusReason' | 'heldId'>

const stands = (status: ProfileRow['status'], statusReason = '', heldId: string | null = null): ProfileStatus => ({
  status,
  statusReason,
  heldId,
})

/**
 * How a profile stands now: as the last maintenance left it, unless somebody has changed it or has decided about its held
 * change since.
 * @param sets the profile's held change sets.
 */
export function statusOf(profile: Profile, sets: readonly HeldHead[], now: Date): ProfileStatus {
  const { deletion, definition, lastOutcome, modifiedAt } = profile
  if (deletion) return stands('deleted')
  const isChanged = lastOutcome !== null && modifiedAt > lastOutcome.at
  if (!definition.autoPopulate) return stands('not auto-populated', isChanged ? '' : lastOutcome?.because)
  if (!lastOutcome) return stands('not run yet')
  if (isChanged) return stands('waits for maintenance', 'changed since the last maintenance')
  const { verdict, because } = lastOutcome
  if (verdict !== 'apply' && verdict !== 'nothing to do' && verdict !== 'held')
    return stands('needs attention', because)
  const decided = asDecided(verdict === 'held' ? because : '', sets, now)
  if (decided) return decided
  if (verdict === 'nothing to do') return stands('up to date')
  if (verdict === 'apply' || appliedSince(profile, sets).length > 0) return stands('updated')
  return sets.length === 0
    ? stands('held', because)
    : stands('waits for maintenance', 'its held change does not wait any more: it is planned anew')
}

/** How it stands by what waits for a person or was decided by one; undefined where nothing of that counts any more. */
function asDecided(because: string, sets: readonly HeldHead[], now: Date): ProfileStatus | undefined {
  const open = sets.find((set) => isWaiting(set, now))
  if (open) return stands('held', because || open.because, open.id)
  const approved = sets.find(({ state }) => state === 'approved')
  if (approved)
    return stands('waits for maintenance', 'its held change is approved, and about to be applied', approved.id)
  const refusing = sets
    .filter(refusesSomebody)
    .reduce<HeldHead | undefined>((newest, set) => (newest && newest.heldAt > set.heldAt ? newest : set), undefined)
  if (!refusing?.decision) return undefined
  const { by } = refusing.decision
  const until = 'until the profile is edited or they are released'
  const what =
    refusing.state === 'dismissed'
      ? `${by} dismissed its held change: nobody of it is planned ${until}`
      : `${by} left people out of its held change: they are not planned ${until}`
  return stands('people left out', what, refusing.id)
}

/** What was applied of its held changes after the last maintenance, which knows nothing of it. */
const appliedSince = ({ lastOutcome }: Profile, sets: readonly HeldHead[]) =>
  sets.flatMap(({ outcome }) => (outcome && lastOutcome && outcome.at > lastOutcome.at ? [outcome] : []))

/** How many members its group has, as far as is recorded; null where nobody knows. */
export function membersInGroup(profile: Profile, sets: readonly HeldHead[]): number | null {
  const members = profile.lastOutcome?.members ?? null
  if (members === null) return null
  return appliedSince(profile, sets).reduce((sum, { added, removed }) => sum + added - removed, members)
}
