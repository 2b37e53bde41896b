import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RunDetail, RunsPage } from '../../core/contract/answers.ts'
import { RunId } from '../../core/ids.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, idsOnPages, pathsOf, problemOf, type Ask } from './asking.ts'

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

describe('Run now', () => {
  it('starts one run, also when several people ask at the same moment', async () => {
    const told = await Promise.all(
      Array.from({ length: 5 }, () => ask('POST', '/api/runs', { body: { kind: 'maintenance' } })),
    )
    expect(told.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409])
    const again = await ask('POST', '/api/runs', { body: { kind: 'maintenance' } })
    expect(again.status).toBe(409)
    expect(problemOf(again).detail).toBe('A maintenance is waiting to start already.')
    expect((await ask('POST', '/api/runs', { body: { kind: 'data refresh' } })).status).toBe(202)
    await world.maintain()
    expect((await ask('POST', '/api/runs', { body: { kind: 'maintenance' } })).status).toBe(202)
  })

  it('knows two kinds of run', async () => {
    expect(pathsOf(await ask('POST', '/api/runs', { body: { kind: 'lunch' } }))).toEqual(['kind'])
  })
})

describe('A run', () => {
  it('tells its stages, what it did to each profile, and the requests that it spent', async () => {
    await world.create('Denver', livesIn('Denver'))
    world.clock.advance(3)
    await world.refresh()
    const { id } = await world.maintain()
    const run = RunDetail.parse((await ask('GET', `/api/runs/${encodeURIComponent(id)}`)).body)
    expect(run).toMatchObject({ id, kind: 'maintenance', state: 'done' })
    expect(run.stages.map(({ name }) => name)).toContain('Profile memberships are updated')
    const members = (await world.membersOf('Denver')).length
    expect(run.profiles).toMatchObject([{ title: 'Denver', verdict: 'apply', members, added: members, removed: 0 }])
    expect(run.requests['Entra ID']).toBeGreaterThan(0)
    expect(run.requests['request units']).toBeGreaterThan(10)
  })

  it('is listed newest first', async () => {
    world.clock.advance(3)
    await world.refresh()
    const { items } = (await ask('GET', '/api/runs')).body as { items: { slot: string }[] }
    const slots = items.map(({ slot }) => slot)
    expect(slots.length).toBeGreaterThan(1)
    expect(slots).toEqual(slots.toSorted().toReversed())
  })

  it('is found on one page alone, also where two runs belong to the same time', async () => {
    const [newest] = await world.worker.store.runs.latest(world.tenantId, 1)
    if (!newest) throw new Error('nothing has run')
    for (const id of ['maintenance:manual:twin-a', 'maintenance:manual:twin-b'])
      await world.worker.store.runs.put({ ...newest.value, id: RunId.parse(id) }, undefined)
    const all = RunsPage.parse((await ask('GET', '/api/runs?limit=200')).body)
    expect(all.items.length).toBeGreaterThan(3)
    expect(await idsOnPages(ask, '/api/runs', 1)).toEqual(all.items.map(({ id }) => id))
    expect(pathsOf(await ask('GET', '/api/runs?cursor=tomorrow&limit=0'))).toEqual(['query.cursor', 'query.limit'])
  })
})

describe('A data refresh that was kept aside, because much was missing in it', () => {
  const users = async () => ((await ask('GET', '/api/tenant')).body as { users: number }).users

  /** A quarter of the people are missing for one refresh. */
  async function keptAside(): Promise<string> {
    const there = world.learn365.users().filter(({ Vanished }) => !Vanished)
    for (const { Id } of there.slice(0, there.length / 4)) world.learn365.vanishUser(Id)
    const { id, state } = await world.refresh()
    expect(state).toBe('kept aside')
    return id
  }
  const decide = (id: string, decision: string) => ask('POST', `/api/runs/${encodeURIComponent(id)}/${decision}`)

  it('stays unused when it is discarded', async () => {
    const before = await users()
    const id = await keptAside()
    const told = await decide(id, 'discard')
    expect(told.body).toMatchObject({ id, state: 'terminated' })
    expect(await users()).toBe(before)
    expect((await decide(id, 'accept')).status, 'decided once and for all').toBe(404)
  })

  it('is used when it is accepted, and the run says by whom', async () => {
    const before = await users()
    const id = await keptAside()
    expect(await users()).toBe(before)
    const told = await decide(id, 'accept')
    expect(told.body).toMatchObject({ id, state: 'done' })
    expect((told.body as { because: string }).because).toContain(world.person('Maya Jensen').email)
    expect(await users()).toBeLessThan(before)
  })

  const inUse = async () => (await world.worker.store.snapshots.head(world.tenantId))?.id
  const stateOf = async (id: string) =>
    ((await ask('GET', `/api/runs/${encodeURIComponent(id)}`)).body as RunDetail).state

  it('is decided once when several people decide at the same moment, and used only if it was accepted', async () => {
    for (let round = 0; round < 3; round += 1) {
      const id = await keptAside()
      const told = await Promise.all(['discard', 'accept', 'discard', 'accept'].map((one) => decide(id, one)))
      for (const { status } of told) expect([200, 404, 412]).toContain(status)
      const state = await stateOf(id)
      expect([told[0], told[2]].some((one) => one?.status === 200)).toBe(state === 'terminated')
      expect((await inUse()) === id).toBe(state === 'done')
    }
  })

  it('comes into use when it is accepted again, where the first time broke off before', async () => {
    const id = await keptAside()
    world.standIns.cosmos.faults.inject({ kind: 'down', method: 'PUT', path: '/snapshots/docs', times: 1_000 })
    expect((await decide(id, 'accept')).status).toBe(503)
    world.standIns.cosmos.faults.clear()
    expect(await inUse()).not.toBe(id)
    expect((await decide(id, 'discard')).status, 'it was decided').toBe(404)
    expect((await decide(id, 'accept')).body).toMatchObject({ id, state: 'done' })
    expect(await inUse()).toBe(id)
    expect((await decide(id, 'accept')).body, 'asked for once more').toMatchObject({ id, state: 'done' })
  })
})
