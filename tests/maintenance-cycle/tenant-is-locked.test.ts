import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem, TenantStatus } from '../../core/contract/answers.ts'
import { RunId } from '../../core/ids.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'

let world: World
let profileId: string
beforeAll(async () => {
  world = await aWorld()
  profileId = (await world.create('Denver', livesIn('Denver'))).id
  await world.maintain()
})
afterAll(() => world.close())

const ask = async (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${world.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await world.token('Maya Jensen')}`,
      'content-type': 'application/json',
      'if-match': '*',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const definition = { title: 'New', description: 'New', enroll: false, autoPopulate: false }

describe('Your tenant is locked for maintenance', () => {
  const owner = RunId.parse('maintenance:test')
  const take = () => {
    const { now } = world.clock
    return world.worker.store.locks.take(world.tenantId, owner, now, new Date(now.getTime() + 60_000))
  }

  it('is so while the stages run, and no more afterwards', async () => {
    const seen: boolean[] = []
    const { list } = world.worker.store.profiles
    world.worker.store.profiles.list = async (tenantId) => {
      seen.push((await world.api.get<TenantStatus>('/api/tenant')).lock !== null)
      return list(tenantId)
    }
    await world.maintain()
    world.worker.store.profiles.list = list
    expect(new Set(seen)).toEqual(new Set([true]))
    expect((await world.api.get<TenantStatus>('/api/tenant')).lock).toBeNull()
  })

  it.each([
    ['create profiles', 'POST', '/api/profiles', definition],
    ['update profiles, or save the assignments of courses to one', 'PUT', '/api/profiles/:id', definition],
    ['delete profiles', 'DELETE', '/api/profiles/:id', undefined],
    ['restore profiles', 'POST', '/api/profiles/:id/restore', {}],
    ['download member lists', 'GET', '/api/profiles/:id/members.xlsx', undefined],
    [
      'save your settings',
      'PUT',
      '/api/settings',
      { contactEmail: 'a@contoso.example', entraClientId: '00000000-0000-0000-0000-000000000001' },
    ],
  ])('you cannot %s', async (_what, method, path, body) => {
    const lock = await take()
    const response = await ask(method, path.replace(':id', profileId), body)
    expect(response.status).toBe(423)
    expect((await response.json()) as Problem).toMatchObject({
      type: 'urn:assigner:tenant-locked',
      since: lock?.since,
      until: lock?.until,
    })
    if (lock) await world.worker.store.locks.release(world.tenantId, lock)
  })

  it('reading everything else works', async () => {
    const lock = await take()
    for (const path of [
      '/api/me',
      '/api/tenant',
      '/api/settings',
      '/api/profiles',
      `/api/profiles/${profileId}`,
      '/api/runs',
    ])
      expect([path, (await ask('GET', path)).status]).toEqual([path, 200])
    if (lock) await world.worker.store.locks.release(world.tenantId, lock)
  })
})

describe('Your tenant is unlocked after maintenance', () => {
  it('also when a stage fails', async () => {
    world.standIns.signIn.faults.inject({ kind: 'expired secret', times: 5 })
    expect((await world.nextCycle()).state).toBe('failed')
    expect((await world.api.get<TenantStatus>('/api/tenant')).lock).toBeNull()
    expect((await ask('PUT', `/api/profiles/${profileId}`, { ...definition, title: 'Denver 2' })).status).toBe(200)
  })

  it('by itself, soon after a worker has died with the lock', async () => {
    const { now } = world.clock
    await world.worker.store.locks.take(
      world.tenantId,
      RunId.parse('maintenance:dead'),
      now,
      new Date(now.getTime() + 90_000),
    )
    expect((await ask('POST', '/api/profiles', definition)).status).toBe(423)
    world.clock.advance(0.05)
    expect((await ask('POST', '/api/profiles', definition)).status).toBe(201)
  })
})

describe('If the data refresh job has not run yet', () => {
  it('maintenance terminates there', async () => {
    const fresh = await aWorld({ untouched: true })
    const run = await fresh.maintain()
    expect(run).toMatchObject({ state: 'terminated', because: 'the settings are not saved' })
    await fresh.close()
  })
})
