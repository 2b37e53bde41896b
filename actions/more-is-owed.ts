import type { TenantId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'

/** Says in the registry that a tenant's people are owed something more: the watchdog looks after whoever is. */
export const moreIsOwed = (tenantId: TenantId, more: number, { store }: Pick<Ports, 'store'>): Promise<void> =>
  store.registry.update(tenantId, (entry) => ({ ...entry, unsentNotices: entry.unsentNotices + more }))
