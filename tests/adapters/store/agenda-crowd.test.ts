import { setTimeout as pause } from 'node:timers/promises'
import { expect, describe, it } from 'vitest'
import { agendaWorkers, until } from './agenda-workers.ts'

const { store, aWorker } = agendaWorkers()

describe('many jobs of many names', () => {
  it('fill up a worker as far as its limits allow, soon', async () => {
    const worker = await aWorker('one', store().agendaBackend())
    worker.maxConcurrency(300)
    worker.lockLimit(150)
    worker.defaultLockLimit(20)
    worker.defaultConcurrency(10)
    let release: () => void = () => undefined
    const released = new Promise<void>((done) => (release = done))
    const names = Array.from({ length: 10 }, (_, n) => `job ${n}`)
    for (const name of names) worker.define(name, () => released, { lockLifetime: 10_000 })
    const t0 = Date.now()
    const asked = names.flatMap((name) => Array.from({ length: 25 }, () => worker.now(name)))
    await worker.start()
    const t1 = Date.now()
    const seen: number[] = []
    await until('ninety run', async () => {
      const n = Number((await worker.getRunningStats()).runningJobs)
      seen.push(n)
      await pause(30)
      return n >= 90
    })
    console.warn('took', t1 - t0, Date.now() - t1, seen.join())
    await Promise.all(asked)
    release()
    await pause(300)
    expect(1).toBe(1)
  })
})
