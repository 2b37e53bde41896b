import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunId } from '../../core/ids.ts'
import { RunId as RunIdShape } from '../../core/ids.ts'
import { slotRunId } from '../../core/run.ts'
import { maintain } from '../../jobs/maintenance.ts'
import { claimRun } from '../../jobs/run-keeper.ts'
import { watch } from '../../jobs/watchdog.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'

let world: World
let rung: RunId[]
const looks = () =>
  watch(world.config.timetable, {
    ...world.worker,
    bell: { ring: (_tenant, _kind, runId) => Promise.resolve(void rung.push(runId)) },
  })

beforeEach(async () => {
  world = await aWorld()
  rung = []
})
afterEach(() => world.close())

describe('The watchdog', () => {
  it('rings for slots that were missed, of both kinds', async () => {
    world.clock.advance(2.75)
    await looks()
    expect(rung).toEqual(['data refresh:2026-11-23T14:00:00.000Z', 'maintenance:2026-11-23T15:00:00.000Z'])
  })

  it('does not ring for slots from before the settings were saved, nor for one that has its run', async () => {
    await looks()
    expect(rung).toEqual([])
    world.clock.advance(3)
    await world.refresh()
    await world.maintain()
    await looks()
    expect(rung).toEqual([])
  })

  it('resumes a run whose worker stopped renewing its lease, and the end is the same', async () => {
    await world.create('Denver', livesIn('Denver'))
    const slot = new Date('2026-11-23T12:00:00.000Z')
    const runId = slotRunId('maintenance', slot)
    const claim = { tenantId: world.tenantId, kind: 'maintenance' as const, runId, slot, startedBy: 'the timetable' }
    const dead = await claimRun(claim, { ...world.worker, owner: 'a worker that dies' })
    expect(dead?.run.lease.epoch).toBe(1)
    await looks()
    expect(rung).toEqual([])
    world.clock.advance(0.1)
    await looks()
    expect(rung).toEqual([runId])
    const resumed = await maintain(claim, world.worker)
    expect(resumed).toMatchObject({ id: runId, state: 'done', lease: { epoch: 2 } })
    expect((await world.membersOf('Denver')).length).toBeGreaterThan(0)
    await expect(dead?.save()).rejects.toThrow('was taken over from a worker that dies')
  })

  it('leaves a run alone that is over', async () => {
    await world.worker.store.registry.update(world.tenantId, (entry) => ({
      ...entry,
      openRuns: [RunIdShape.parse('maintenance:manual:gone')],
    }))
    await looks()
    expect(rung).toEqual([])
    expect((await world.worker.store.registry.list())[0]?.openRuns).toEqual([])
  })

  it('sends a notice that the mail server refused at first, once', async () => {
    const { mail } = world.standIns
    mail.refuseNext(1, 451)
    await world.create('Denver', { ...livesIn('Denver'), throttle: { kind: 'members', limit: 0 } })
    await world.maintain()
    expect(mail.messages().filter(({ subject }) => subject.includes('Denver'))).toHaveLength(0)
    world.clock.advance(0.05)
    await looks()
    await looks()
    expect(mail.messages().filter(({ subject }) => subject.includes('Denver'))).toHaveLength(1)
  })
})
