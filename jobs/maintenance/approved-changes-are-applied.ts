import { Refusal } from '../../core/errors.ts'
import type { HeldChangeSet } from '../../core/change-set.ts'
import { audiences, passOver } from '../../core/audiences.ts'
import { stillApproved } from '../../core/still-approved.ts'
import { approvedIn, needsRenewal, withdrawnBy } from '../../core/held.ts'
import type { EntraUserId, ProfileId } from '../../core/ids.ts'
import { wantOf, type Want } from '../../core/members.ts'
import { circumstancesOf, plan, staleAfterMs } from '../../core/plan.ts'
import type { Profile } from '../../core/profile.ts'
import type { Stored } from '../../core/ports/store.ts'
import { heldRunId, type ProfileOutcome, type StageReport } from '../../core/run.ts'
import { applyMembership } from './apply-membership.ts'
import { hasGroup, type WithGroup } from './group-exists.ts'
import { outcomeOf } from './outcome.ts'
import { eachProfile, profilesOf, type Stage, type Work } from './work.ts'

/** So many of those who were approved and left out are listed by name. */
const mostListed = 2_000

/** The held change sets of a tenant, by profile. */
export type HeldSets = ReadonlyMap<ProfileId, Stored<HeldChangeSet>[]>

/**
 * Reads them; those whose time has run out are noted as expired, so that nobody can decide about them any more, those of a
 * profile that was edited since as withdrawn, and those in which somebody was refused are kept from being forgotten.
 */
export async function heldSetsOf({ worker, keeper, at }: Work, profiles: readonly Profile[]): Promise<HeldSets> {
  const sets = new Map<ProfileId, Stored<HeldChangeSet>[]>()
  const profileOf = new Map(profiles.map((profile) => [profile.id, profile]))
  for (const stored of await worker.store.held.list(keeper.run.tenantId)) {
    const { value, etag } = stored
    const now = asOf(value, profileOf.get(value.profileId), at.now)
    const written = now === value ? stored : await worker.store.held.put(now, etag)
    const list = sets.get(value.profileId) ?? []
    sets.set(value.profileId, [...list, written === 'changed' ? stored : written])
  }
  return sets
}

/** The change set that this run is about, where it was withdrawn before the run came to it. */
const withdrawnIn = (sets: HeldSets, runId: string): string[] =>
  [...sets.values()]
    .flat()
    .filter(({ value }) => heldRunId(value.id) === runId && value.state === 'withdrawn')
    .map(({ value }) => `${value.title}: not applied, because the profile was edited or deleted after the approval`)

function asOf(set: HeldChangeSet, profile: Profile | undefined, now: Date): HeldChangeSet {
  // Saving an edit withdraws them; where the server died in between, it is done here.
  if (profile && Date.parse(set.heldAt) < Date.parse(profile.modifiedAt)) return withdrawnBy(set) ?? set
  if (set.state === 'held' && new Date(set.expiresAt) <= now) return { ...set, state: 'expired' }
  return needsRenewal(set, now) ? { ...set, renewedAt: now.toISOString() } : set
}

/** What a person has approved of a held change set is carried out, whatever the throttle says. */
export const approvedChangesAreApplied: Stage = {
  name: 'Approved changes are applied',
  async run(work, report) {
    const profiles = (await profilesOf(work)).filter((profile) => !profile.deletion)
    const sets = await heldSetsOf(work, profiles)
    const known = audiences(profiles, passOver(work.index, work.at))
    const approved = profiles.filter(({ id }) => sets.get(id)?.some(({ value }) => value.state === 'approved'))
    const { run } = work.keeper
    report.remarks.push(...withdrawnIn(sets, run.id))
    await eachProfile(
      approved,
      work,
      report,
      async (profile) => {
        const audience = known.get(profile.id)
        const of = sets.get(profile.id) ?? []
        if (!audience || !hasGroup(profile)) return
        const members = await work.directory.membersOf(profile.group.id)
        if (members === 'gone') throw new Refusal('not found', 'its group is gone; the next maintenance brings it back')
        run.profiles.push(
          ...(await applyApproved(profile, wantOf(audience, work.index), members.users, of, work, report)),
        )
      },
      { failed: (profile, problem) => Promise.resolve(void run.profiles.push(outcomeOf(profile, 'failed', problem))) },
    )
  },
}

/**
 * Applies what was approved in a profile's change sets: exactly the approved people who are still wanted (or unwanted).
 * `have` is what the group has afterwards.
 * @returns what was done, one outcome a set; nothing where the people cannot be computed, then it stays approved.
 */
export async function applyApproved(
  profile: WithGroup,
  want: Want,
  have: Set<EntraUserId>,
  sets: readonly Stored<HeldChangeSet>[],
  work: Work,
  report: StageReport,
): Promise<ProfileOutcome[]> {
  const outcomes: ProfileOutcome[] = []
  for (const { value: set, etag } of sets) {
    if (set.state !== 'approved') continue
    if (want.kind === 'cannot') {
      outcomes.push(outcomeOf(profile, 'cannot', want.because))
      continue
    }
    const circumstances = circumstancesOf(profile, work.population.snapshot, work.at.now, [])
    if (circumstances.snapshotAgeMs > staleAfterMs && approvedIn(set).remove.length > 0) {
      // Approved for good: the next maintenance after a refresh applies it, whole.
      outcomes.push(outcomeOf(profile, 'cannot', 'the snapshot is older than 24 hours'))
      continue
    }
    const planned = plan(want, have, { kind: 'none' }, circumstances)
    const { plan: now, left } = stillApproved(set, planned, have)
    report.planned += now.add.length + now.remove.length
    const outcome = await applyMembership(profile, now, have, work, report)
    outcomes.push(outcome)
    if (outcome.verdict === 'failed' || outcome.verdict === 'cannot') continue
    const { title } = profile.definition
    report.remarks.push(
      ...left
        .slice(0, mostListed)
        .map(({ name, because }) => `${title}: ${name} was approved and left out, ${because}`),
    )
    const { added, removed } = outcome
    const done = { at: work.at.now.toISOString(), added, removed, left: left.slice(0, mostListed) }
    await work.worker.store.held.put({ ...set, state: 'applied', outcome: done }, etag)
    for (const { entraId } of now.add) have.add(entraId)
    for (const entraId of now.remove) have.delete(entraId)
  }
  return outcomes
}
