import { wordsForLog } from '../core/errors.ts'
import type { Notice } from '../core/notices.ts'
import { sent } from '../core/outbox.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import type { Settings } from '../core/settings.ts'
import { sendOwed } from './outbox.ts'

/**
 * Sends a tenant's notices to its contact, by mail. One is marked after it was sent; where only the mail server's reply
 * was lost, the same Message-ID goes out again.
 * @returns how many are left for later.
 */
export async function deliverNotices(
  notices: readonly Stored<Notice>[],
  settings: Settings,
  ports: Ports,
): Promise<number> {
  let left = 0
  for (const stored of notices) {
    if (stored.value.state !== 'unsent') continue
    const outcome = await sendOwed(stored, sendingTo(settings, ports), ports)
    if (outcome === 'left' || outcome === 'refused') left += 1
  }
  return left
}

const sendingTo = ({ contactEmail, language }: Settings, { store, mailer, measures, log }: Ports) => ({
  shelf: store.notices,
  async send(notice: Notice): Promise<Notice> {
    await mailer.send(notice, contactEmail, language)
    measures.notice(notice.content.kind, 'sent')
    return sent(notice)
  },
  failed(error: unknown, { tenantId, content, tries, state }: Notice) {
    measures.notice(content.kind, 'failed')
    const facts = { tenant: tenantId, notice: content.kind, tries, problem: wordsForLog(error) }
    log.warn(facts, state === 'unsent' ? 'a notice could not be sent' : 'a notice is given up')
  },
})
