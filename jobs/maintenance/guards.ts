import { driftOf } from '../../core/drift.ts'
import type { HeldChangeSet } from '../../core/change-set.ts'
import { flipping, flipWindowMs } from '../../core/flips.ts'
import { leaversOf } from '../../core/leavers.ts'
import type { Drift, Plan } from '../../core/plan.ts'
import type { StageReport } from '../../core/run.ts'
import type { WithGroup } from './group-exists.ts'
import type { Work } from './work.ts'

/** A week of runs, and some by hand. */
const mostChanges = 80

/** A membership that would turn round for the second time within seven days holds the profile. */
export async function withFlipGuard(profile: WithGroup, planned: Plan, { worker, at }: Work): Promise<Plan> {
  if (planned.verdict.kind !== 'apply') return planned
  const { membershipChanges } = worker.store
  const since = Math.max(at.now.getTime() - flipWindowMs, Date.parse(profile.modifiedAt))
  const list = await membershipChanges.list(profile.tenantId, profile.id, mostChanges)
  const recent = list.filter((change) => Date.parse(change.at) >= since)
  if (recent.length < 2) return planned
  const read = recent.map(({ runId }) => membershipChanges.get(profile.tenantId, profile.id, runId))
  const people = flipping(
    planned,
    (await Promise.all(read)).flatMap((change) => change ?? []),
  )
  if (people.length === 0) return planned
  const because = `${people.length} memberships turn round for the second time within seven days`
  return { ...planned, verdict: { kind: 'held', because } }
}

/** Whether the maintenance before this one came to its end, and this one was not resumed. */
export async function theLastRunWasDone({ worker, keeper }: Work): Promise<boolean> {
  const { run } = keeper
  const latest = await worker.store.runs.latest(run.tenantId, 10)
  const before = latest.find(({ value }) => value.kind === 'maintenance' && value.id !== run.id)
  return run.lease.epoch === 1 && before?.value.state === 'done'
}

const mostNames = 5

/** Says on the run what somebody has changed by hand since the last one, and tells it. */
export async function showDrift(
  profile: WithGroup,
  planned: Plan,
  sets: readonly HeldChangeSet[],
  { worker, index }: Work,
  report: StageReport,
): Promise<Drift | undefined> {
  if (planned.add.length + planned.remove.length === 0 || planned.have === 0) return undefined
  const before = await worker.store.memberLists.get(profile.tenantId, profile.id)
  if (!before) return undefined
  const wanted = new Set(before.members.map(({ entraId }) => entraId))
  const drift = driftOf(profile, planned, wanted, sets)
  const { putIn, takenOut } = drift
  const leaver = leaversOf(planned, index)
  const tell = (what: string, names: string[]): void => {
    if (names.length === 0) return
    const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : ''
    const shown = names.slice(0, mostNames).join(', ')
    report.remarks.push(
      `${profile.definition.title}: ${names.length} ${what} by hand since the last run: ${shown}${more}`,
    )
  }
  tell(
    'put into the group',
    putIn.map((id) => leaver(id).name),
  )
  const nameOf = new Map(planned.add.map(({ entraId, name }) => [entraId, name]))
  tell(
    'taken out of the group',
    takenOut.map((id) => nameOf.get(id) ?? id),
  )
  return drift
}
