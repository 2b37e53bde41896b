import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from '../../jobs/run-keeper.ts'

/**
 * The worker dies at its k-th outside call (before it is sent; to die after it was carried out is, for everybody else, to
 * die before the next), or the call is carried out and its reply alone is lost.
 */
export type Failure = { at: number; mode: 'the worker dies' | 'the reply is lost' }

export type Power = {
  worker: Worker
  /** What was called, in order, up to the failure. */
  calls: string[]
  /** Whether the failure has happened. */
  hasFailed(): boolean
  /** Takes the wires out again. */
  unplug(): void
}

const out = (): Error => new TypeError('the power went out')

let isOut = false
/** How a worker waits between tries: a dead one does not come back from it. */
export const waitUnlessDead = (ms: number): Promise<void> => (isOut ? Promise.reject(out()) : sleep(ms))

/**
 * A worker whose outside calls are counted, and fail as planned: every request of the product's one `fetch`, every call of
 * the store, every mail. Once the power is out nothing that it tries reaches anybody, so it cannot tidy up behind itself.
 * A lost reply alone befalls requests and mails: the store's adapter repeats what it sends by itself, which has tests of its own.
 */
export function poweredWorker(worker: Worker, failure: Failure | undefined): Power {
  const calls: string[] = []
  let failed = false
  const through = async <T>(name: string, send: () => Promise<T>, isRequest: boolean): Promise<T> => {
    if (isOut) throw out()
    if (failure?.mode === 'the reply is lost' && !isRequest) return send()
    calls.push(name)
    if (calls.length !== failure?.at) return send()
    failed = true
    if (failure.mode === 'the reply is lost') {
      await send()
      throw out()
    }
    isOut = true
    throw out()
  }
  const real = globalThis.fetch
  globalThis.fetch = (input, init) =>
    through(`${init?.method ?? 'GET'} ${nameOf(input)}`, () => real(input, init), true)
  const wired = <T extends object>(whole: T, path: string): T =>
    new Proxy(whole, {
      get(target, name) {
        const part: unknown = Reflect.get(target, name)
        const here = `${path}.${String(name)}`
        if (typeof part === 'object' && part !== null) return wired(part, here)
        if (typeof part !== 'function') return part
        return (...words: unknown[]): Promise<unknown> =>
          through(here, () => Promise.resolve(Reflect.apply(part, target, words) as unknown), path === 'mailer')
      },
    })
  return {
    calls,
    worker: {
      ...worker,
      owner: 'a worker whose power fails',
      store: wired(worker.store, 'store'),
      mailer: wired(worker.mailer, 'mailer'),
    },
    hasFailed: () => failed,
    unplug() {
      isOut = false
      globalThis.fetch = real
    },
  }
}

const nameOf = (input: Parameters<typeof fetch>[0]): string =>
  new URL(input instanceof Request ? input.url : input).pathname
