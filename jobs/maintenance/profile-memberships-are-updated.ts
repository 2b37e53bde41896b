import type { HeldChangeSet } from '../../core/change-set.ts'
import type { EntraUserId } from '../../core/ids.ts'
import { audiences, passOver, type Audience } from '../../core/audiences.ts'
import { wantOf, type Want } from '../../core/members.ts'
import { waitingBeside } from '../../core/waiting-beside.ts'
import { circumstancesOf, plan, type Plan } from '../../core/plan.ts'
import type { Stored } from '../../core/ports/store.ts'
import type { Profile } from '../../core/profile.ts'
import type { ProfileOutcome, StageReport } from '../../core/run.ts'
import { applyMembership } from './apply-membership.ts'
import { applyApproved, heldSetsOf } from './approved-changes-are-applied.ts'
import { showDrift, theLastRunWasDone, withFlipGuard } from './guards.ts'
import { groupExists, groupIsBack, type WithGroup } from './group-exists.ts'
import { holdChangeSet } from './hold-change-set.ts'
import { recordInterrupted } from './membership-is-recorded.ts'
import { outcomeOf } from './outcome.ts'
import { changeProfile, eachProfile, profilesOf, type Stage, type Work } from './work.ts'

/** The guide's "Profile memberships are updated", in its four steps. */
export const profileMembershipsAreUpdated: Stage = {
  name: 'Profile memberships are updated',
  async run(work, report) {
    const profiles = (await profilesOf(work)).filter((profile) => !profile.deletion)
    const known = audiences(profiles, passOver(work.index, work.at))
    // Small profiles first, so that one of 50,000 people does not delay 200 small ones.
    const size = (profile: Profile): number => sizeOf(known.get(profile.id))
    const inOrder = [...profiles].sort((a, b) => size(a) - size(b))
    const { run } = work.keeper
    const sets = await heldSetsOf(work, profiles)
    const isSteady = await theLastRunWasDone(work)
    await eachProfile(
      inOrder,
      work,
      report,
      async (profile) => {
        const outcome = await update(
          profile,
          { want: wantedOf(known.get(profile.id), work), sets: sets.get(profile.id) ?? [], isSteady },
          work,
          report,
        )
        await remember(outcome, work)
        run.profiles.push(outcome)
        await work.keeper.progress()
      },
      {
        // A group has one request at a time, several groups are worked on beside each other.
        atOnce: work.worker.groupsAtOnce,
        async failed(profile, problem) {
          const members = profile.lastOutcome?.members ?? null
          const outcome = { ...outcomeOf(profile, 'failed', problem), members }
          run.profiles.push(outcome)
          await remember(outcome, work)
        },
      },
    )
    const place = new Map(inOrder.map(({ id }, at) => [id, at]))
    run.profiles.sort((a, b) => (place.get(a.profileId) ?? 0) - (place.get(b.profileId) ?? 0))
  },
}

const sizeOf = (audience: Audience | undefined): number => (audience?.kind === 'known' ? audience.size : 0)

/** The people by name, of one profile at a time: those of all together would fill the memory. */
const wantedOf = (audience: Audience | undefined, { index }: Work): Want =>
  audience ? wantOf(audience, index) : { kind: 'cannot', because: 'it was not computed', findings: [] }

/** A profile's people, and the change sets of it that a person decides or has decided about. */
type Known = {
  want: Want
  sets: readonly Stored<HeldChangeSet>[]
  /** The run before this one came to its end: what the group should have had since then is known. */
  isSteady: boolean
}

async function update(
  profile: Profile,
  { want, sets, isSteady }: Known,
  work: Work,
  report: StageReport,
): Promise<ProfileOutcome> {
  // 1. For each profile, an Entra ID group will be created if it doesn't already exist.
  let withGroup = await groupExists(profile, work, report)
  if (!profile.definition.autoPopulate) {
    if ((await work.directory.group(withGroup.group.id)).kind === 'gone')
      withGroup = await groupIsBack(withGroup, work, report)
    return { ...outcomeOf(withGroup, 'not auto-populated', ''), members: profile.lastOutcome?.members ?? null }
  }

  // 2. For each profile that you have set to be automatically populated, the members will be calculated.
  const have = await haveOf(withGroup, profile.group === null, work, report)
  await recordInterrupted(withGroup, have, work)
  const approved = await applyApproved(withGroup, want, have, sets, work, report)
  // What a person has approved comes first: nothing is planned beside it until it could be applied.
  const waits = approved.find(({ verdict }) => verdict === 'cannot' || verdict === 'failed')
  if (waits) return { ...waits, members: have.size }
  const decided = sets.map(({ value }) => value)
  const circumstances = circumstancesOf(withGroup, work.population.snapshot, work.at.now, decided)
  const computed = plan(want, have, profile.definition.throttle, circumstances)
  const guarded = await withFlipGuard(withGroup, computed, work)
  const drift = isSteady ? await showDrift(withGroup, guarded, decided, work, report) : undefined
  const planned = waitingBeside(drift ? { ...guarded, drift } : guarded, decided, work.at.now)
  report.planned += planned.add.length + planned.remove.length
  report.remarks.push(...remarksOn(profile, planned))

  // 3. An Excel file with the members is being prepared: its list is stored, the workbook is written from it on download.
  if (want.kind === 'known') {
    const list = { members: [...want.members.values()], cannot: want.cannot }
    await work.worker.store.memberLists.save({
      tenantId: profile.tenantId,
      profileId: profile.id,
      at: work.at.now.toISOString(),
      ...list,
    })
  }

  // 4. If you enabled throttling and the changes exceed the threshold you set, you will be notified by email; else they
  //    are carried out: who is no longer in the profile is removed, who is new is added.
  const outcome = await carryOut(withGroup, { planned, have, sets }, work, report)
  const cannotBeMembers = want.kind === 'known' ? want.cannot.length : 0
  return { ...withApproved({ ...outcome, cannotBeMembers }, approved), kept: planned.kept.length }
}

/** Removes that are put off, counted by their reason. */
function remarksOn({ definition }: Profile, { kept }: Plan): string[] {
  const counts = new Map<string, number>()
  for (const { because } of kept) counts.set(because, (counts.get(because) ?? 0) + 1)
  return [...counts].map(([because, count]) => `${definition.title}: ${count} who would leave are kept, ${because}`)
}

async function haveOf(profile: WithGroup, isNew: boolean, work: Work, report: StageReport): Promise<Set<EntraUserId>> {
  const { title } = profile.definition
  const first = await work.directory.membersOf(profile.group.id)
  // A group that was created a moment ago may not be known everywhere yet; it has nobody.
  if (first === 'gone' && isNew) return new Set()
  const members = first === 'gone' ? await membersOfRestored(profile, work, report) : first
  if (members.others > 0)
    report.remarks.push(`${title}: ${members.others} members of the group are not users and were left alone`)
  return members.users
}

async function membersOfRestored(profile: WithGroup, work: Work, report: StageReport) {
  const { group } = await groupIsBack(profile, work, report)
  profile.group = group
  const members = await work.directory.membersOf(group.id)
  // A group that was created a moment ago may not be known everywhere yet; it has nobody.
  return members === 'gone' ? { users: new Set<EntraUserId>(), others: 0 } : members
}

async function carryOut(
  profile: WithGroup,
  { planned, have, sets }: { planned: Plan; have: ReadonlySet<EntraUserId> } & Pick<Known, 'sets'>,
  work: Work,
  report: StageReport,
): Promise<ProfileOutcome> {
  const { verdict } = planned
  switch (verdict.kind) {
    case 'cannot':
      report.skipped += 1
      return { ...outcomeOf(profile, 'cannot', verdict.because), members: have.size }
    case 'nothing to do':
      return { ...outcomeOf(profile, 'nothing to do', ''), members: have.size }
    case 'held': {
      const held = planned.add.length + planned.remove.length
      report.held += held
      await holdChangeSet(profile, { planned, because: verdict.because, sets }, work)
      return { ...outcomeOf(profile, 'held', verdict.because), members: have.size, held }
    }
    case 'apply':
      return applyMembership(profile, planned, have, work, report)
  }
}

/** Counts what was approved and applied before, too. */
function withApproved(outcome: ProfileOutcome, approved: ProfileOutcome[]): ProfileOutcome {
  const added = approved.reduce((sum, one) => sum + one.added, outcome.added)
  const removed = approved.reduce((sum, one) => sum + one.removed, outcome.removed)
  const isNew = outcome.verdict === 'nothing to do' && added + removed > 0
  return { ...outcome, added, removed, verdict: isNew ? 'apply' : outcome.verdict }
}

/** What the Profiles page shows of the run; written only when it says something new, or is the first after an edit. */
async function remember({ profileId, verdict, because, members, kept }: ProfileOutcome, work: Work): Promise<void> {
  await changeProfile(work, profileId, (profile) => {
    const last = profile.lastOutcome
    const filling = profile.filling && verdict !== 'apply' && verdict !== 'nothing to do'
    const isNoted = last !== null && last.at >= profile.modifiedAt
    if (
      isNoted &&
      last.verdict === verdict &&
      last.because === because &&
      last.members === members &&
      last.kept === kept
    )
      return { ...profile, filling }
    return { ...profile, filling, lastOutcome: { at: work.at.now.toISOString(), verdict, because, members, kept } }
  })
}
