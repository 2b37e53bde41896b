import { Refusal } from '../core/errors.ts'
import type { TenantId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import { isLocked } from '../core/tenant.ts'

/**
 * Refuses while maintenance runs, with since and until: creating, updating, deleting and restoring profiles, saving
 * course assignments and settings, downloading or previewing member lists (the guide's list). The one place that does.
 */
export async function mustBeUnlocked(tenantId: TenantId, { store, now }: Pick<Ports, 'store' | 'now'>): Promise<void> {
  const lock = await store.locks.get(tenantId)
  if (!isLocked(lock, now())) return
  throw new Refusal('tenant locked', 'Your tenant is locked for maintenance. Please try again when it is unlocked.', {
    facts: { since: lock.since, until: lock.until },
  })
}
