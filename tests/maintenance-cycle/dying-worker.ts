import { slotRunId } from '../../core/run.ts'
import { cronOf, latestSlot, type RunKind } from '../../core/timetable.ts'
import type { Claim, Worker } from '../../jobs/run-keeper.ts'
import type { World } from '../support/world.ts'

/** The latest slot's run, as the timetable asks for it: again and again the same, until the next slot. */
export function slotClaim(kind: RunKind, { config, clock, tenantId }: Pick<World, 'config' | 'clock' | 'tenantId'>) {
  const slot = latestSlot(cronOf(config.timetable, kind), clock.now)
  return { tenantId, kind, runId: slotRunId(kind, slot), slot, startedBy: 'the timetable' } satisfies Claim
}

/** The run that waits for a worker, as it was asked for by hand or by saving the settings. */
export async function waitingClaim({ worker, tenantId }: Pick<World, 'worker' | 'tenantId'>): Promise<Claim> {
  const runs = (await worker.store.runs.latest(tenantId, 10)).map(({ value }) => value)
  const run = runs.find(({ state }) => state === 'waiting')
  if (!run) throw new Error('no run is waiting')
  return { tenantId, kind: run.kind, runId: run.id, slot: new Date(run.slot), startedBy: run.startedBy }
}

/** What happens at a call of a worker's outside, by its name (`store.held.put`, `mailer.send`); `send` carries it out. */
export type Through = (name: string, send: () => Promise<unknown>) => Promise<unknown>

/** A worker whose every call of the store and the mailer goes through a wire of the test's. */
export function wiredWorker(worker: Worker, owner: string, through: Through): Worker {
  const wired = <T extends object>(whole: T, path: string): T =>
    new Proxy(whole, {
      get(target, name) {
        const part: unknown = Reflect.get(target, name)
        const here = `${path}.${String(name)}`
        if (typeof part === 'object' && part !== null) return wired(part, here)
        if (typeof part !== 'function') return part
        return (...words: unknown[]): Promise<unknown> =>
          through(here, async () => (await Reflect.apply(part, target, words)) as unknown)
      },
    })
  return { ...worker, owner, store: wired(worker.store, 'store'), mailer: wired(worker.mailer, 'mailer') }
}

/**
 * A worker that loses its power at the first call of a part of the store (`held.put`), before the call is sent or after
 * it was carried out. Nothing that it tries later reaches the store, so it cannot tidy up behind itself.
 */
export function dyingWorker(worker: Worker, when: 'before' | 'after', call: string): Worker {
  let dead = false
  const die = (): never => {
    dead = true
    throw new Error('the power went out')
  }
  return wiredWorker(worker, 'a worker that dies', async (name, send) => {
    const isIt = name === `store.${call}`
    if (dead || (isIt && when === 'before')) die()
    const answer = await send()
    return isIt ? die() : answer
  })
}
