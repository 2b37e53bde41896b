import { leaversOfProfile } from '../../actions/name-leavers.ts'
import type { EntraUserId } from '../../core/ids.ts'
import { carriedOut, isEmptyChange, partOf, type MembershipChange } from '../../core/membership-change.ts'
import { newcomersOf } from '../../core/newcomers.ts'
import type { Plan } from '../../core/plan.ts'
import type { MembershipWrite } from '../../core/ports/directory.ts'
import type { WithGroup } from './group-exists.ts'
import type { Work } from './work.ts'

/** What is planned for a profile's group, by name, and who is responsible. */
export async function changeOf(
  { tenantId, id }: WithGroup,
  planned: Plan,
  { worker, keeper, index }: Work,
): Promise<MembershipChange> {
  const { remove } = planned
  return {
    tenantId,
    profileId: id,
    runId: keeper.run.id,
    startedBy: keeper.run.startedBy,
    at: worker.now().toISOString(),
    added: newcomersOf(planned),
    removed: remove.length > 0 ? remove.map(await leaversOfProfile({ tenantId, id }, planned, index, worker)) : [],
  }
}

/**
 * Records what Entra ID has accepted of an announced change. What could not be confirmed stays announced: the group tells
 * the next time that it is read.
 */
export async function recordChange(
  change: MembershipChange,
  added: MembershipWrite,
  removed: MembershipWrite,
  { worker, mayWrite }: Work,
): Promise<void> {
  const { membershipChanges } = worker.store
  const done = partOf(change, added.done, removed.done)
  if (!isEmptyChange(done)) await membershipChanges.save({ ...done, at: worker.now().toISOString() })
  // Once the lease is lost, what is announced is another worker's.
  await mayWrite()
  const unsure = partOf(change, added.unsure, removed.unsure)
  if (isEmptyChange(unsure)) await membershipChanges.settle(change.tenantId, change.profileId)
  else await membershipChanges.announce(unsure)
}

/** Records what a worker that died, or that met trouble, had written before: as announced, as far as the group shows it. */
export async function recordInterrupted(
  { tenantId, id }: WithGroup,
  have: ReadonlySet<EntraUserId>,
  { worker }: Work,
): Promise<void> {
  const { membershipChanges } = worker.store
  const announced = await membershipChanges.announced(tenantId, id)
  if (!announced) return
  const done = carriedOut(announced, have)
  if (!isEmptyChange(done)) await membershipChanges.save(done)
  await membershipChanges.settle(tenantId, id)
}
