import { heldForDays, type HeldChangeSet, type Mover } from '../../core/change-set.ts'
import type { EntraUserId } from '../../core/ids.ts'
import type { Plan } from '../../core/plan.ts'
import type { User } from '../../core/snapshot.ts'
import { notify } from '../notify.ts'
import type { Worker } from '../run-keeper.ts'
import type { WithGroup } from './group-exists.ts'
import type { Work } from './work.ts'

const namesInMail = 10

/**
 * Freezes a change set by name, for a person to decide, and tells the contact once. While one is open for the profile,
 * newer differences wait beside it.
 */
export async function holdChangeSet(profile: WithGroup, planned: Plan, because: string, work: Work): Promise<void> {
  const { worker, keeper, at } = work
  const open = (await worker.store.held.list(profile.tenantId)).find(
    ({ value }) => value.profileId === profile.id && value.state === 'held' && new Date(value.expiresAt) > at.now,
  )
  // Told under the open set's id: once, also when the worker that held it died before it could tell.
  if (open) return tell(open.value, worker)
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
    add: planned.add.map(({ entraId, userId, name, reason }) => ({ entraId, userId, name, reason })),
    remove: planned.remove.map(leavers(work)),
    state: 'held',
  }
  await worker.store.held.put(held, undefined)
  await tell(held, worker)
}

async function tell(held: HeldChangeSet, worker: Worker): Promise<void> {
  const { id, tenantId, profileId, title, because, have, add, remove } = held
  const names = [...remove, ...add].slice(0, namesInMail).map(({ name }) => name)
  const counts = { have, adds: add.length, removes: remove.length }
  await notify(tenantId, id, { kind: 'held', profileId, title, because, ...counts, names }, worker)
}

/** Names of people by their Entra id, as Learn365 knows them. */
function leavers({ population }: Work): (entraId: EntraUserId) => Mover {
  const known = new Map<string, User>()
  for (const { user } of population.people.values()) if (user.directoryId) known.set(user.directoryId, user)
  return (entraId) => {
    const user = known.get(entraId)
    return user
      ? { entraId, userId: user.id, name: user.title ?? user.email ?? entraId, reason: 'does not match any more' }
      : { entraId, userId: null, name: entraId, reason: 'is not known in Learn365' }
  }
}
