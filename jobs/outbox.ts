import { claimed, mayBeTried, refused, type Owed } from '../core/outbox.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Shelf, Stored } from '../core/ports/store.ts'

type Sending<T> = {
  shelf: Pick<Shelf<T>, 'put'>
  /** @returns how it is to be kept once it was sent, or once it is clear that it never will be. */
  send: (owed: T) => Promise<T>
  /** Told of what could not be sent, and of what becomes of it. */
  failed: (error: unknown, later: T) => void
  /** How long the other side asks to wait; `never` where it will not take this one at all. */
  waitMs?: (error: unknown) => number | 'never'
}

/**
 * Sends something that is owed, and marks it afterwards: where a worker dies in between, it is sent once more when the
 * claim has run out.
 * @returns whether it was sent, is left for later (it is not time yet, somebody else is at it, or it was refused), or is over
 *   without having been sent.
 */
export async function sendOwed<T extends Owed>(
  { value, etag }: Stored<T>,
  { shelf, send, failed, waitMs = () => 0 }: Sending<T>,
  { now }: Pick<Ports, 'now'>,
): Promise<'sent' | 'left' | 'refused' | 'over'> {
  if (!mayBeTried(value, now())) return 'left'
  const mine = await shelf.put(claimed(value, now()), etag)
  if (mine === 'changed') return 'left'
  try {
    const done = await send(value)
    await shelf.put(done, mine.etag)
    return done.state === 'sent' ? 'sent' : 'over'
  } catch (error) {
    const wait = waitMs(error)
    const later: T = wait === 'never' ? { ...value, state: 'given up' } : refused(value, now(), wait)
    failed(error, later)
    await shelf.put(later, mine.etag)
    return later.state === 'unsent' ? 'refused' : 'over'
  }
}
