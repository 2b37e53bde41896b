import { wordsForLog } from '../core/errors.ts'
import type { TenantId } from '../core/ids.ts'
import { notice, refused, type NoticeContent } from '../core/notices.ts'
import type { Ports } from '../core/ports/ports.ts'

/** Puts a notice into the outbox; one that was put there before (same occasion) is not told again. */
export async function notify(
  tenantId: TenantId,
  occasion: string,
  content: NoticeContent,
  ports: Ports,
): Promise<void> {
  const owed = notice(tenantId, occasion, content, ports.now())
  const stored = await ports.store.notices.put(owed, undefined)
  if (stored === 'changed') return
  await ports.store.registry.update(tenantId, (entry) => ({ ...entry, unsentNotices: entry.unsentNotices + 1 }))
}

/** Whoever has claimed a notice has sent it by then, or has died. */
const soon = (now: Date): string => new Date(now.getTime() + 5 * 60_000).toISOString()

/**
 * Sends what is in a tenant's outbox. A notice is marked after it was sent; where only the mail server's reply was
 * lost, the same Message-ID goes out again.
 * @returns how many were sent.
 */
export async function deliverNotices(tenantId: TenantId, ports: Ports): Promise<number> {
  const tenant = await ports.store.tenants.get(tenantId, 'settings')
  const settings = tenant?.value.settings
  if (!settings) return 0
  let sent = 0
  let left = 0
  for (const { value, etag } of await ports.store.notices.list(tenantId)) {
    if (value.state !== 'unsent') continue
    if (new Date(value.notBefore) > ports.now()) {
      left += 1
      continue
    }
    // Claimed before it is sent: of two who deliver at the same moment, one does.
    const claimed = await ports.store.notices.put({ ...value, notBefore: soon(ports.now()) }, etag)
    if (claimed === 'changed') {
      left += 1
      continue
    }
    try {
      await ports.mailer.send(value, settings.contactEmail, settings.language)
      ports.measures.notice(value.content.kind, 'sent')
      await ports.store.notices.put({ ...value, state: 'sent', tries: value.tries + 1 }, claimed.etag)
      sent += 1
    } catch (error) {
      ports.measures.notice(value.content.kind, 'failed')
      const later = refused(value, ports.now())
      if (later.state === 'unsent') left += 1
      const facts = { tenant: tenantId, notice: value.content.kind, tries: later.tries, problem: wordsForLog(error) }
      ports.log.warn(facts, later.state === 'unsent' ? 'a notice could not be sent' : 'a notice is given up')
      await ports.store.notices.put(later, claimed.etag)
    }
  }
  await ports.store.registry.update(tenantId, (entry) => ({ ...entry, unsentNotices: left }))
  return sent
}
