import type { Log } from '../../core/ports/ports.ts'
import { asTrouble, codeOf, isPassing, retryAfterMs } from './cosmos-error.ts'

/**
 * Sends a request until it is answered; `place` names the container and the document in messages. `send` is told how often
 * it was sent before.
 */
export type Persist = <T>(place: string, send: (before: number) => Promise<T>) => Promise<T>

export type Patience = { sleep: (ms: number) => Promise<void>; log: Pick<Log, 'warn'> }

const pausesMs = [100, 200, 400, 800, 1600, 3200]

/**
 * Repeats requests that failed in passing. Cosmos DB's client does so for reads and for 429; it cannot for writes, as it
 * does not know that every write of this store is safe to repeat (fixed ids, create or IfMatch).
 * @throws Trouble once the pauses are used up, or at once where repeating is no use.
 */
export function persistence({ sleep, log }: Patience): Persist {
  return async (place, send) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await send(attempt)
      } catch (error) {
        const pause = pausesMs[attempt]
        if (pause === undefined || !isPassing(error)) throw asTrouble(error, place)
        log.warn({ code: codeOf(error), attempt: attempt + 1 }, 'Cosmos DB failed in passing; the request is repeated')
        // Half of the pause is chance: workers that were refused together must not come back together.
        await sleep(Math.max(retryAfterMs(error), pause * (0.5 + Math.random() / 2)))
      }
    }
  }
}
