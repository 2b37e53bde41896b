import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { RunId, type TenantId } from '../../../core/ids.ts'
import { aTenant } from './samples.ts'
import { guid } from './large-snapshot.ts'
import { aStore, type TestStore } from './test-store.ts'

let s: TestStore
let tenant: TenantId
let count = 0
beforeAll(async () => {
  s = await aStore()
})
afterAll(() => s.end())
beforeEach(() => {
  tenant = aTenant(guid(`tenant ${(count += 1)}`) as TenantId).id
})

const run = RunId.parse('maintenance:2026-11-23T12:00:00.000Z')
const another = RunId.parse('maintenance:2026-11-23T15:00:00.000Z')
const noon = new Date('2026-11-23T12:00:00.000Z')
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000)

const taken = async (owner = run, now = noon, until = after(90)) => {
  const lock = await s.store.locks.take(tenant, owner, now, until)
  if (!lock) throw new Error('the lock was not given')
  return lock
}

describe('the tenant’s lock', () => {
  it('is nobody’s at first', async () => {
    expect(await s.store.locks.get(tenant)).toBeUndefined()
  })

  it('is held by the run that took it, until its lease ends', async () => {
    const lock = await taken()
    expect(lock).toEqual({ owner: run, since: noon.toISOString(), until: after(90).toISOString(), epoch: 1 })
    expect(await s.store.locks.get(tenant)).toEqual(lock)
    expect(await s.store.locks.take(tenant, another, after(89), after(180))).toBeUndefined()
  })

  it('goes to another run when its lease has ended, with a new epoch', async () => {
    await taken()
    expect(await taken(another, after(91), after(181))).toMatchObject({
      owner: another,
      epoch: 2,
      since: after(91).toISOString(),
    })
  })

  it('is given again to the same run, which keeps its beginning and gets a new epoch', async () => {
    const first = await taken()
    const again = await taken(run, after(30), after(120))
    expect(again).toEqual({ ...first, until: after(120).toISOString(), epoch: 2 })
    expect(await s.store.locks.renew(tenant, first, after(200))).toBe(false)
  })

  it('is renewed by its holder, even late, as long as nobody else took it', async () => {
    const lock = await taken()
    expect(await s.store.locks.renew(tenant, lock, after(120))).toBe(true)
    expect((await s.store.locks.get(tenant))?.until).toBe(after(120).toISOString())
    expect(await s.store.locks.take(tenant, another, after(100), after(190))).toBeUndefined()
    await taken(another, after(121), after(211))
    expect(await s.store.locks.renew(tenant, lock, after(300))).toBe(false)
  })

  it('is renewed by two parts of the same worker at once', async () => {
    const lock = await taken()
    const renewals = Array.from({ length: 6 }, (_, n) => s.store.locks.renew(tenant, lock, after(100 + n)))
    expect(await Promise.all(renewals)).toEqual(Array(6).fill(true))
  })

  it('is free at once when it is released, and its epoch goes on growing', async () => {
    const lock = await taken()
    await s.store.locks.release(tenant, lock)
    expect(await s.store.locks.get(tenant)).toBeUndefined()
    expect(await s.store.locks.renew(tenant, lock, after(90))).toBe(false)
    expect(await taken(another, after(1), after(91))).toMatchObject({ epoch: 2 })
  })

  it('is not released by a worker that has lost it', async () => {
    const old = await taken()
    const now = await taken(another, after(91), after(181))
    await s.store.locks.release(tenant, old)
    expect(await s.store.locks.get(tenant)).toEqual(now)
  })

  it('is given to exactly one of many', async () => {
    const runs = Array.from({ length: 8 }, (_, n) => RunId.parse(`run ${n}`))
    const given = await Promise.all(runs.map((owner) => s.store.locks.take(tenant, owner, noon, after(90))))
    expect(given.filter((lock) => lock !== undefined)).toHaveLength(1)
  })

  it('is known to be taken although the reply was lost', async () => {
    s.cosmos.faults.inject({ kind: 'lose the reply', path: '?create' })
    const lock = await taken()
    s.cosmos.faults.inject({ kind: 'lose the reply', method: 'PUT' })
    expect(await s.store.locks.renew(tenant, lock, after(120))).toBe(true)
    expect((await s.store.locks.get(tenant))?.epoch).toBe(1)
  })
})
