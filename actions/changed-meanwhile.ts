import { Refusal } from '../core/errors.ts'
import type { TenantId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'

/** Changes that are told at most. */
const mostTold = 50

/**
 * The refusal for a version that is not the newest any more, with who changed it last, when, and what that was.
 * @param subject the id under which its changes stand in the audit trail.
 */
export async function changedMeanwhile(
  what: string,
  subject: string,
  tenantId: TenantId,
  { store }: Pick<Ports, 'store'>,
): Promise<Refusal> {
  // Not what is being tried at this moment, by this very request or another.
  const last = (await store.audit.list(tenantId, { subject, limit: 20 })).items.find(({ confirmed }) => confirmed)
  const by = last ? last.by.email || last.by.name : 'somebody else'
  return new Refusal('changed', `${what} changed by ${by} meanwhile. Read it again and repeat your change.`, {
    facts: last ? { modifiedAt: last.at, updatedBy: by, changes: last.changes.slice(0, mostTold) } : {},
  })
}
