import { LeaseLost } from '../../core/errors.ts'
import { leaseMs, type Lock } from '../../core/tenant.ts'
import type { RunKeeper, Worker } from '../run-keeper.ts'

/** The tenant's lock in the hands of a run. */
export type HeldLock = { mustHold(): void; renew(): Promise<void>; release(): Promise<void> }

const until = (worker: Worker): Date => new Date(worker.now().getTime() + leaseMs)

/**
 * The guide: "Your tenant is locked for maintenance." A lease, renewed while working, free again by itself soon after a
 * worker dies.
 * @returns undefined while another run holds it.
 */
export async function tenantIsLockedForMaintenance({ run }: RunKeeper, worker: Worker): Promise<HeldLock | undefined> {
  const lock = await worker.store.locks.take(run.tenantId, run.id, worker.now(), until(worker))
  if (!lock) return undefined
  let held: Lock = lock
  return {
    mustHold() {
      if (new Date(held.until) <= worker.now())
        throw new LeaseLost(`the lock of the tenant ${run.tenantId} has run out`)
    },
    async renew() {
      const end = until(worker)
      if (!(await worker.store.locks.renew(run.tenantId, held, end)))
        throw new LeaseLost(`the lock of the tenant ${run.tenantId} was taken over`)
      held = { ...held, until: end.toISOString() }
    },
    // The guide: "The lock that was set at the beginning of the maintenance job is removed."
    release: () => worker.store.locks.release(run.tenantId, held),
  }
}
