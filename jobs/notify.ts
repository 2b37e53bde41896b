import { moreIsOwed } from '../actions/more-is-owed.ts'
import { notice, type NoticeContent, type Occasion } from '../core/notices.ts'
import type { Ports } from '../core/ports/ports.ts'

/** Puts a notice into the outbox; one that was put there before (same occasion) is not told again. */
export async function notify(occasion: Occasion, content: NoticeContent, ports: Ports): Promise<void> {
  const stored = await ports.store.notices.put(notice(occasion, content, ports.now()), undefined)
  if (stored !== 'changed') await moreIsOwed(occasion.tenantId, 1, ports)
}
