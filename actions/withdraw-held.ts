import { withdrawnBy } from '../core/held.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Profile } from '../core/profile.ts'
import { moreIsOwed } from './more-is-owed.ts'

/**
 * A change set that waits for a person, or was approved and not applied yet, is about the profile as it was: an edit
 * withdraws it. And whoever was refused before is planned again. It comes after the edit, which may be refused; what it
 * did not come to is done by the next maintenance.
 */
export async function withdrawHeld({ id, tenantId }: Profile, ports: Pick<Ports, 'store'>): Promise<void> {
  const { store } = ports
  let anyWithdrawn = false
  for (const found of await store.held.list(tenantId)) {
    if (found.value.profileId !== id) continue
    for (let at: typeof found | undefined = found; at; at = await store.held.get(tenantId, found.value.id)) {
      const withdrawn = withdrawnBy(at.value)
      // Somebody may decide at the same moment: what they have decided is withdrawn.
      if (!withdrawn || (await store.held.put(withdrawn, at.etag)) !== 'changed') {
        anyWithdrawn ||= withdrawn?.state === 'withdrawn'
        break
      }
    }
  }
  // Whoever has a card about it is owed another one.
  if (anyWithdrawn) await moreIsOwed(tenantId, 1, ports)
}
