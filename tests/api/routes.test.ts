import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../api/routes/routes.ts'
import { TenantId } from '../../core/ids.ts'
import { leaseMs } from '../../core/tenant.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, problemOf, type Ask, type Asked, type Told } from './asking.ts'
import { trials } from './every-route.ts'

const fabrikam = TenantId.parse('7d1f3a5c-9b2e-4d60-8f71-a2b3c4d5e6f7')
const administrator = {
  oid: '1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e5f',
  name: 'Fay Brick',
  upn: 'fay.brick@fabrikam.example',
  appRoles: ['Assigner.Admin'],
}

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
  await world.create('Denver', livesIn('Denver'))
  await world.maintain()
  world.standIns.signIn.tenants.push({
    tenantId: fabrikam,
    displayName: 'Fabrikam',
    apps: [],
    people: [administrator],
  })
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`
const all = routes.map((route) => ({ name: nameOf(route), route, trial: trials[nameOf(route)] }))
const known = all.flatMap(({ trial, ...others }) => (trial ? [{ ...others, trial }] : []))

/** Makes the good request of a route, with changes. */
async function attempt(name: string, changes: Asked = {}): Promise<Told> {
  const trial = trials[name]
  if (!trial) throw new Error(`nobody knows how to try ${name}`)
  const { id = '', query = '', ...asked } = await trial.good(world)
  const [method = '', path = ''] = name.split(' ')
  return ask(method, path.replace('{id}', encodeURIComponent(id)) + query, { ...asked, ...changes })
}

describe('The routes', () => {
  it('are all tried here', () => {
    expect(all.filter(({ trial }) => !trial).map(({ name }) => name)).toEqual([])
    expect(Object.keys(trials)).toHaveLength(routes.length)
  })
})

describe.each(known)('$name', ({ name, route, trial }) => {
  it('is refused to whoever is not signed in', async () => {
    const told = await attempt(name, { as: null })
    expect(told.status).toBe(401)
    expect(problemOf(told).title).toBe('Not signed in')
  })

  it('is refused to people without a role, who are told whom to ask', async () => {
    const told = await attempt(name, { as: 'Ana Souza' })
    expect(told.status).toBe(403)
    expect(problemOf(told).detail).toContain('Ask an administrator')
  })

  it(trial.changes ? 'is refused to readers' : 'is open to readers', async () => {
    const told = await attempt(name, { as: 'Amélie Laurent' })
    if (!trial.changes) {
      expect(told.status).toBeLessThan(300)
      return
    }
    expect(told.status).toBe(403)
    expect(problemOf(told).detail).toMatch(/needs the role Assigner.Admin; you have Assigner.Reader/)
  })

  it('answers in the shape that it promises, and says nothing beyond it', async () => {
    const told = await attempt(name)
    expect(told.status, told.text.slice(0, 400)).toBe(route.status ?? (route.answer ? 200 : 204))
    if (!route.answer) expect(told.text).toBe('')
    else if ('mediaType' in route.answer) expect(told.headers.get('content-type')).toBe(route.answer.mediaType)
    else expect(route.answer.parse(told.body)).toEqual(told.body)
    expect(told.headers.get('cache-control')).toBe('no-store')
  })
})

const strangeIds = [
  { what: 'nobody’s', id: '00000000-0000-4000-8000-000000000000' },
  { what: 'another document’s', id: 'settings' },
  { what: 'a path', id: '../settings' },
  { what: 'very long', id: 'x'.repeat(3_000) },
  { what: 'a control character', id: '\u0000' },
  { what: 'a piece of a query', id: "' or 1=1" },
]

describe.each(known.filter(({ trial }) => trial.ofOne))('$name of another tenant', ({ name }) => {
  it('is not found, also not by that tenant’s administrator', async () => {
    const token = await world.standIns.signIn.issueUserToken(fabrikam, administrator.upn)
    const told = await attempt(name, { token })
    expect(told.status).toBe(404)
    expect(problemOf(told).title).toBe('Not found')
  })

  it.each(strangeIds)('is not found by an id that is $what', async ({ id }) => {
    const [method = '', path = ''] = name.split(' ')
    const good = await trials[name]?.good(world)
    const told = await ask(method, path.replace('{id}', encodeURIComponent(id)) + (good?.query ?? ''), good)
    expect(told.status).toBe(404)
    expect(problemOf(told).detail.length).toBeLessThan(200)
  })
})

describe('While the tenant is locked for maintenance', () => {
  const until = () => new Date(world.clock.now.getTime() + leaseMs)
  const locked = known.filter(({ trial }) => trial.locked)
  const open = known.filter(({ trial }) => !trial.locked)

  /** Does something while a run holds the tenant's lock. */
  async function whileLocked<T>(work: () => Promise<T>): Promise<T> {
    const [run] = await world.worker.store.runs.latest(world.tenantId, 1)
    if (!run) throw new Error('there is no run to hold the lock')
    const lock = await world.worker.store.locks.take(world.tenantId, run.value.id, world.clock.now, until())
    if (!lock) throw new Error('the lock was not free')
    try {
      return await work()
    } finally {
      await world.worker.store.locks.release(world.tenantId, lock)
    }
  }

  /** Requests are made ready before the lock is taken: some need a profile of their own. */
  async function attemptLocked(name: string, changes: Asked = {}): Promise<Told> {
    const ready = await trials[name]?.good(world)
    const { id = '', query = '', ...asked } = ready ?? {}
    const [method = '', path = ''] = name.split(' ')
    const url = path.replace('{id}', encodeURIComponent(id)) + query
    return whileLocked(() => ask(method, url, { ...asked, ...changes }))
  }

  it.each(locked)('$name is refused, with since and until', async ({ name }) => {
    const told = await attemptLocked(name)
    expect(told.status).toBe(423)
    expect(problemOf(told)).toMatchObject({
      type: 'urn:assigner:tenant-locked',
      since: world.clock.now.toISOString(),
      until: until().toISOString(),
    })
  })

  it.each(locked.filter(({ trial }) => trial.changes))('$name is still refused to readers first', async ({ name }) => {
    expect((await attemptLocked(name, { as: 'Amélie Laurent' })).status).toBe(403)
  })

  it.each(open.filter(({ trial }) => !trial.changes))('$name still works', async ({ name }) => {
    expect((await attemptLocked(name)).status).toBe(200)
  })

  it('GET /api/tenant says since when and until when, and no longer once it is unlocked', async () => {
    const told = await whileLocked(() => ask('GET', '/api/tenant'))
    expect(told.body).toMatchObject({ lock: { since: world.clock.now.toISOString(), until: until().toISOString() } })
    expect((await ask('GET', '/api/tenant')).body).toMatchObject({ lock: null })
  })

  it('nothing is refused any more once the lock of a dead worker has run out', async () => {
    await whileLocked(async () => {
      world.clock.advance(1)
      expect((await attempt('post /api/profiles')).status).toBe(201)
    })
  })
})
