import { Trouble } from '../../core/errors.ts'
import type { EntraUserId } from '../../core/ids.ts'
import { isEmptyChange } from '../../core/membership-change.ts'
import type { Plan } from '../../core/plan.ts'
import { notInEntra, type MembershipWrite } from '../../core/ports/directory.ts'
import type { ProfileOutcome, StageReport } from '../../core/run.ts'
import type { WithGroup } from './group-exists.ts'
import { changeOf, recordChange, recordInterrupted } from './membership-is-recorded.ts'
import { outcomeOf } from './outcome.ts'
import { changeProfile, type Work } from './work.ts'

/**
 * The guide: "Members who are no longer in the profile are removed from the profile's Entra ID group. Members who are
 * new to the profile are added."
 */
export async function applyMembership(
  profile: WithGroup,
  planned: Plan,
  have: ReadonlySet<EntraUserId>,
  work: Work,
  report: StageReport,
): Promise<ProfileOutcome> {
  const { id } = profile.group
  const state = await work.directory.group(id)
  if (state.kind === 'not ours to change') {
    report.skipped += 1
    return { ...outcomeOf(profile, 'cannot', state.because), members: have.size }
  }
  await recordInterrupted(profile, have, work)
  const change = await changeOf(profile, planned, work)
  if (!isEmptyChange(change)) await work.worker.store.membershipChanges.announce(change)
  const added = await work.directory.addMembers(
    id,
    planned.add.map((member) => member.entraId),
    work.mayWrite,
  )
  const removed = await work.directory.removeMembers(id, planned.remove, work.mayWrite)
  await recordChange(change, added, removed, work)
  report.written += added.done.length + removed.done.length
  await mustBeAllowed([...added.refused, ...removed.refused], work)
  const { title } = profile.definition
  report.remarks.push(...[added, removed].flatMap((write) => refusals(title, write)))
  report.skipped += added.refused.length + removed.refused.length
  await rememberRefused(profile, added, work)
  const unsure = added.unsure.length + removed.unsure.length
  if (unsure > 0) report.trouble.push(`${title}: ${unsure} changes could not be confirmed; the next run looks again`)
  return {
    ...outcomeOf(
      profile,
      unsure > 0 ? 'failed' : 'apply',
      unsure > 0 ? `${unsure} changes could not be confirmed` : '',
    ),
    members: have.size + added.done.length - removed.done.length,
    added: added.done.length,
    removed: removed.done.length,
  }
}

/** Each of them allows an app to write the members of groups. */
const permissions = ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All']

/**
 * A 403 where the app has the permission is about this group (its administrative unit is restricted, say): the profile
 * is reported, the others go on. Without the permission, or without quota, it is about the tenant.
 */
async function mustBeAllowed(refused: MembershipWrite['refused'], { directory }: Work): Promise<void> {
  const denied = refused.find(({ because }) => because.startsWith('Entra ID answered 403'))
  if (!denied) return
  const granted = await directory.permissions()
  const isOfGroup = !/quota/i.test(denied.because) && permissions.some((name) => granted.includes(name))
  throw new Trouble(isOfGroup ? 'rejected' : 'refused', 'Entra ID', `writing members: ${denied.because}`)
}

const mostRemembered = 2_000

/** Whom Entra ID refused is not tried again before the next refresh says something new. */
async function rememberRefused(profile: WithGroup, { refused }: MembershipWrite, work: Work): Promise<void> {
  const gone = refused.filter(({ because }) => because === notInEntra)
  if (gone.length === 0) return
  const snapshot = work.population.snapshot.id
  await changeProfile(work, profile.id, (stored) => {
    const before = stored.refused?.snapshot === snapshot ? stored.refused.ids : []
    const ids = [...new Set([...before, ...gone.map(({ id }) => id)])].slice(0, mostRemembered)
    return { ...stored, refused: { snapshot, ids } }
  })
}

const refusals = (title: string, { refused }: MembershipWrite): string[] =>
  refused.map(({ id, because }) => `${title}: ${id} was left out, ${because}`)
