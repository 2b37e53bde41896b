import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Run } from '../../core/run.ts'
import { startWorker } from '../../worker.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'

let world: World
let before: string[]
beforeEach(async () => {
  world = await aWorld({ users: 60 })
  await world.create('Denver', livesIn('Denver'))
  await world.maintain()
  before = await world.membersOf('Denver')
  await world.change('Denver', livesIn('Oslo'))
})
afterEach(() => world.close())

const aWorker = (patienceMs?: number) =>
  startWorker(world.config, {
    now: () => world.clock.now,
    log: world.worker.log as never,
    firstWaitMs: 20,
    pollMs: 100,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  })

const started = async (kind: Run['kind']): Promise<() => Promise<Run>> => {
  const { id } = await world.api.send<{ id: string }>('POST', '/api/runs', { kind })
  return async () => {
    const run = (await world.worker.store.runs.get(world.tenantId, id))?.value
    if (!run) throw new Error(`there is no run ${id}`)
    return run
  }
}
const seenBy = (system: 'learn365' | 'graph') => world.standIns[system].judge.seen
const patiently = { timeout: 60_000, interval: 50 }

describe('A worker that is told to stop while a run waits for a system that asks it to wait for minutes', () => {
  it.each([
    ['data refresh', 'learn365'],
    ['maintenance', 'graph'],
  ] as const)('lets go of the %s at once, and the next worker ends it', async (kind, system) => {
    const worker = await aWorker(200)
    world.standIns[system].faults.inject({ kind: 'rate limit', seconds: 120, times: 1 })
    const run = await started(kind)
    await expect.poll(async () => (await run()).state, patiently).toBe('running')
    await expect.poll(() => seenBy(system).some(({ status }) => status === 429), patiently).toBe(true)
    const begun = performance.now()
    await worker.close()
    expect(performance.now() - begun).toBeLessThan(20_000)
    expect(await run()).toMatchObject({ state: 'running', lease: { until: world.clock.now.toISOString() } })
    expect(await world.worker.store.locks.get(world.tenantId)).toBeUndefined()
    const toldOf = (await world.notices()).map(({ content }) => content.kind)
    expect(toldOf).toEqual(['ready for use'])

    world.standIns[system].faults.clear()
    const next = await aWorker()
    await expect.poll(async () => (await run()).state, { ...patiently, timeout: 90_000 }).toBe('done')
    expect((await run()).lease.epoch).toBe(2)
    await next.close()
    if (kind === 'maintenance') expect(await world.membersOf('Denver')).not.toEqual(before)
  })

  it('asks the system nothing any more', async () => {
    const worker = await aWorker(200)
    world.standIns.learn365.faults.inject({ kind: 'slow', seconds: 0.5, times: 1_000 })
    const atFirst = seenBy('learn365').length
    await started('data refresh')
    await expect.poll(() => seenBy('learn365').length, patiently).toBeGreaterThan(atFirst)
    await worker.close()
    const asked = seenBy('learn365').length
    await new Promise((done) => setTimeout(done, 1_500))
    expect(seenBy('learn365').length).toBe(asked)
  })
})

describe('A worker that is told to stop while a run is under way', () => {
  it('lets the run come to its end', async () => {
    const worker = await aWorker()
    world.standIns.graph.faults.inject({ kind: 'slow', seconds: 0.3, times: 3 })
    const run = await started('maintenance')
    await expect.poll(async () => (await run()).state, patiently).toBe('running')
    await worker.close()
    expect(await run()).toMatchObject({ state: 'done', lease: { epoch: 1 } })
  })
})
