import type { Worker } from '../../jobs/run-keeper.ts'
import { wiredWorker } from './dying-worker.ts'

/** What befalls a worker at its `at`th outside call. Only requests and mails are counted where the reply alone is lost. */
export type Failure = {
  at: number
  mode: 'dies before it is sent' | 'dies after it was carried out' | 'loses the reply'
}

export type Power = {
  worker: Worker
  /** What was called, in order; a dead worker calls nobody. */
  calls: string[]
  hasFailed(): boolean
  /** Takes the wires out of the product's one `fetch` again. */
  unplug(): void
}

/**
 * A worker whose outside calls are counted, and fail as planned: every request of the product's one `fetch`, every call of
 * the store, every mail. Once the power is out, nothing that it tries reaches anybody, so it cannot tidy up behind itself.
 * One that only loses the reply goes on. The store's adapter repeats by itself what it sends, and has tests of its own.
 */
export function poweredWorker(worker: Worker, failure: Failure | undefined): Power {
  const calls: string[] = []
  let failed = false
  let isOut = false
  const out = (): Error => new TypeError('the power went out')
  const through = async (name: string, send: () => Promise<unknown>): Promise<unknown> => {
    if (isOut) throw out()
    if (failure?.mode === 'loses the reply' && name.startsWith('store.')) return send()
    calls.push(name)
    if (!failure || calls.length !== failure.at) return send()
    failed = true
    isOut = failure.mode !== 'loses the reply'
    if (failure.mode !== 'dies before it is sent') await send()
    throw out()
  }
  const real = globalThis.fetch
  globalThis.fetch = (input, init) =>
    through(`${init?.method ?? 'GET'} ${pathOf(input)}`, () => real(input, init)) as ReturnType<typeof fetch>
  const wired = wiredWorker(worker, 'a worker whose power fails', through)
  return {
    calls,
    worker: { ...wired, sleep: (ms) => (isOut ? Promise.reject(out()) : worker.sleep(ms)) },
    hasFailed: () => failed,
    unplug: () => void (globalThis.fetch = real),
  }
}

const pathOf = (input: Parameters<typeof fetch>[0]): string =>
  new URL(input instanceof Request ? input.url : input).pathname
