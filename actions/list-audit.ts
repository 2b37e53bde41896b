import { AuditPage } from '../core/contract/audit.ts'
import type { AuditQuery } from '../core/ports/store.ts'
import type { Ports } from '../core/ports/ports.ts'
import { mustRead, type Actor } from './actor.ts'
import type { Given } from './given.ts'

/** Who changed what, newest first. Entries are kept for 400 days (`adapters/store/containers.ts`). */
export async function listAudit(
  actor: Actor,
  given: Given<AuditQuery>,
  { store }: Pick<Ports, 'store'>,
): Promise<AuditPage> {
  mustRead(actor)
  return AuditPage.parse(await store.audit.list(actor.tenantId, given()))
}
