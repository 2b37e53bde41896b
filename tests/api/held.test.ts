import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HeldPage } from '../../core/contract/held.ts'
import { EntraUserId } from '../../core/ids.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, idsOnPages, pathsOf, problemOf, type Ask } from './asking.ts'
import { heldNow } from './every-route.ts'

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
  await world.create('Denver', livesIn('Denver'))
})
afterAll(() => world.close())

const entraId = (n: number) => EntraUserId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)

/** A held change that would add so many people. */
async function heldOf(people: number): Promise<string> {
  const { store } = world.worker
  const id = await heldNow(world)
  const stored = await store.held.get(world.tenantId, id)
  if (!stored) throw new Error('what was stored is gone')
  const add = Array.from({ length: people }, (_, n) => ({
    entraId: entraId(n),
    userId: null,
    name: `Person ${n}`,
    reason: 'matches the rules',
  }))
  await store.held.put({ ...stored.value, add }, stored.etag)
  return `/api/held/${encodeURIComponent(id)}`
}

describe('The approval of a part of a held change', () => {
  it('leaves 20,000 of 50,000 people out at once, and the list tells how many they are', async () => {
    const path = await heldOf(50_000)
    const except = Array.from({ length: 20_000 }, (_, n) => entraId(49_999 - n))
    const told = await ask('POST', `${path}/approve`, { body: { except } })
    expect(told.status, told.text).toBe(202)
    expect(told.body).toMatchObject({ decision: { except: 20_000 } })
    expect((await ask('POST', `${path}/approve`, { body: { except: except.toReversed() } })).status).toBe(202)
    expect((await ask('GET', '/api/held')).body).toMatchObject({
      items: [{ adds: 50_000, decision: { except: 20_000 } }],
    })
    expect((await ask('GET', path)).body).toMatchObject({ decision: { except } })
  })

  it('is found in the list a page at a time, newest first, each change once', async () => {
    for (const people of [1, 2, 3]) await heldOf(people)
    const all = HeldPage.parse((await ask('GET', '/api/held?state=all&limit=200')).body)
    expect([all.next, all.total]).toEqual([null, all.items.length])
    expect(await idsOnPages(ask, '/api/held?state=all', 2)).toEqual(all.items.map(({ id }) => id))
    expect(pathsOf(await ask('GET', '/api/held?cursor=x&limit=1000'))).toEqual(['query.cursor', 'query.limit'])
  })

  it('means somebody who is named twice once', async () => {
    const path = await heldOf(3)
    const twice = [entraId(1), entraId(1)]
    expect((await ask('POST', `${path}/approve`, { body: { except: twice } })).body).toMatchObject({
      decision: { except: 1 },
    })
    expect((await ask('POST', `${path}/approve`, { body: { except: [entraId(1)] } })).status).toBe(202)
  })

  it('is refused where it names somebody who is not in the change', async () => {
    const told = await ask('POST', `${await heldOf(3)}/approve`, { body: { except: [entraId(7)] } })
    expect(problemOf(told)).toMatchObject({ status: 400, findings: [{ path: 'except' }] })
  })
})
