import { describe, expect, it } from 'vitest'
import { aWorld, livesIn } from '../support/world.ts'
import { startWorker } from '../../worker.ts'

describe('The schedule', () => {
  it('rings by the timetable and fans out over two workers: each slot has one run, and each run is done', async () => {
    const everySecond = { REFRESH_CRON: '*/2 * * * * *', MAINTENANCE_CRON: '1-59/2 * * * * *' }
    const world = await aWorld({ environment: everySecond })
    await world.create('Denver', livesIn('Denver'))
    // The timetable goes by the real clock here, so the product's clock does too.
    const overrides = { log: world.worker.log as never, pollMs: 200 }
    const workers = await Promise.all([startWorker(world.config, overrides), startWorker(world.config, overrides)])
    const runs = async () => (await world.worker.store.runs.latest(world.tenantId, 100)).map(({ value }) => value)
    const slots = async () => (await runs()).filter(({ startedBy }) => startedBy === 'the timetable')
    await expect
      .poll(async () => new Set((await slots()).filter(({ state }) => state === 'done').map(({ kind }) => kind)).size, {
        timeout: 60_000,
        interval: 250,
      })
      .toBe(2)
    await Promise.all(workers.map((worker) => worker.close()))
    const ids = (await slots()).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect((await runs()).filter(({ state }) => state === 'failed')).toEqual([])
    expect((await world.membersOf('Denver')).length).toBeGreaterThan(0)
    expect(world.complaints()).toEqual([])
    await world.close()
  })
})
