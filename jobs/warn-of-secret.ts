import type { TenantId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import { secretWarning } from '../core/secret-warning.ts'
import { notify } from './notify.ts'

/** Tells the contact in time that the client secret will expire. */
export async function warnOfSecret(tenantId: TenantId, ports: Ports): Promise<void> {
  const settings = (await ports.store.tenants.get(tenantId, 'settings'))?.value.settings
  const warning = settings && secretWarning(settings, ports.now())
  if (warning) await notify({ tenantId, occasion: warning.occasion, runId: null }, warning.content, ports)
}
