import type { Worker } from '../../jobs/run-keeper.ts'
import { wiredWorker, type Through } from './dying-worker.ts'

export type Wired = {
  worker: Worker
  /** Takes the wires out of the product's one `fetch` again. */
  unplug(): void
}

/**
 * A worker all of whose outside calls go through a wire of the test's: every request of the product's one `fetch`, every
 * call of the store, every mail.
 */
export function allWired(worker: Worker, through: Through): Wired {
  const real = globalThis.fetch
  globalThis.fetch = (input, init) =>
    through(`${init?.method ?? 'GET'} ${pathOf(input)}`, () => real(input, init)) as ReturnType<typeof fetch>
  return {
    worker: wiredWorker(worker, 'a worker whose power fails', through),
    unplug: () => void (globalThis.fetch = real),
  }
}

const pathOf = (input: Parameters<typeof fetch>[0]): string =>
  new URL(input instanceof Request ? input.url : input).pathname

/**
 * A wire that carries everything, but loses the reply to the `at`th request or mail. The store's adapter repeats by itself
 * what it sends, and has tests of its own.
 */
export function losingReply(at: number): { through: Through; lost(): string | undefined } {
  let count = 0
  let lost: string | undefined
  return {
    async through(name, send) {
      if (!name.startsWith('store.')) count += 1
      const isIt = count === at && lost === undefined
      if (isIt) lost = name
      const reply = await send()
      if (isIt) throw new TypeError('the power went out')
      return reply
    },
    lost: () => lost,
  }
}
