import { leaversOfProfile } from '../../actions/name-leavers.ts'
import { heldForDays, type HeldChangeSet } from '../../core/change-set.ts'
import { isWaiting } from '../../core/held.ts'
import { newcomersOf } from '../../core/newcomers.ts'
import type { Plan } from '../../core/plan.ts'
import type { Stored } from '../../core/ports/store.ts'
import { notify } from '../notify.ts'
import type { WithGroup } from './group-exists.ts'
import { inRun, type Work } from './work.ts'

const namesInMail = 10

/**
 * Freezes a change set by name, for a person to decide, and tells the contact once. While one is open for the profile,
 * newer differences wait beside it.
 */
export async function holdChangeSet(
  profile: WithGroup,
  { planned, because, sets }: { planned: Plan; because: string; sets: readonly Stored<HeldChangeSet>[] },
  work: Work,
): Promise<void> {
  const { worker, keeper, at } = work
  const open = sets.find(({ value }) => isWaiting(value, at.now))
  // Told under the open set's id: once, also when the worker that held it died before it could tell.
  if (open) return tell(open.value, work)
  const held: HeldChangeSet = {
    // Profile and run decide the id: a run that is resumed holds the same set again, not a second one.
    id: `${profile.id}:${keeper.run.id}`,
    tenantId: profile.tenantId,
    profileId: profile.id,
    title: profile.definition.title,
    because,
    heldAt: at.now.toISOString(),
    expiresAt: new Date(at.now.getTime() + heldForDays * 86_400_000).toISOString(),
    have: planned.have,
    add: newcomersOf(planned),
    remove: planned.remove.map(await leaversOfProfile(profile, planned, work.index, worker)),
    state: 'held',
    decision: null,
    renewedAt: null,
    outcome: null,
    released: false,
  }
  await worker.store.held.put(held, undefined)
  await tell(held, work)
}

async function tell(held: HeldChangeSet, work: Work): Promise<void> {
  const { id, profileId, title, because, have, add, remove } = held
  const names = [...remove, ...add].slice(0, namesInMail).map(({ name }) => name)
  const counts = { have, adds: add.length, removes: remove.length }
  const content = { kind: 'held' as const, profileId, title, heldId: id, because, ...counts, names }
  await notify({ ...inRun(work), occasion: id }, content, work.worker)
}
