import { changesOf, type AuditedAction, type AuditEntry } from '../core/audit.ts'
import { Refusal } from '../core/errors.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Actor } from './actor.ts'

/** What is about to be done, to what, with the thing as it was and as it will be (without secrets). */
export type Audited = {
  action: AuditedAction
  subject: AuditEntry['subject']
  before?: unknown
  after?: unknown
}

/**
 * Does something that others will ask about, and keeps who did it: the entry is written before, and confirmed after, so
 * that a crash in between leaves an entry too many and never a change without one. What is refused leaves none. What was
 * done is done, also where that cannot be noted: the entry then stays unconfirmed.
 */
export async function audited<T>(
  { action, subject, before, after }: Audited,
  actor: Actor,
  { store, now, newId, log }: Pick<Ports, 'store' | 'now' | 'newId' | 'log'>,
  work: () => Promise<T>,
): Promise<T> {
  const { tenantId, userId, name, email } = actor
  const entry: AuditEntry = {
    id: newId(),
    tenantId,
    at: now().toISOString(),
    by: { userId, name, email },
    action,
    subject,
    ...changesOf(before, after),
    confirmed: false,
  }
  await store.audit.put(entry)
  const result = await work().catch(async (error: unknown) => {
    // Anything else may have happened nevertheless: the entry stays, unconfirmed.
    if (error instanceof Refusal) await store.audit.remove(entry)
    throw error
  })
  await store.audit.put({ ...entry, confirmed: true }).catch((error: unknown) => {
    log.error({ tenant: tenantId, audit: entry.id, err: error }, 'a change was made, and its audit entry not confirmed')
  })
  return result
}
