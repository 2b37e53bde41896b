import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inStoredOrder } from '../../../adapters/store/save-snapshot.ts'
import type { TenantId } from '../../../core/ids.ts'
import type { Snapshot } from '../../../core/snapshot.ts'
import { anySnapshot } from './any-snapshot.ts'
import { guid, largeSnapshot, smallSchema } from './large-snapshot.ts'
import { aStore, type TestStore } from './test-store.ts'

let s: TestStore
let tenant: TenantId
let count = 0
beforeAll(async () => {
  s = await aStore()
})
afterAll(async () => {
  expect(s.cosmos.judge.complaints()).toEqual([])
  await s.end()
})
beforeEach(() => {
  tenant = guid(`tenant ${(count += 1)}`) as TenantId
})

const users = 3000
const aSnapshot = (id: string) => largeSnapshot(tenant, id, users)
const save = (snapshot: Snapshot, use: 'current' | 'aside' = 'current', store = s.store) =>
  store.snapshots.save(snapshot, smallSchema(snapshot), use)
const inCity = (snapshot: Snapshot, id: string, city: string): Snapshot => ({
  ...snapshot,
  id,
  users: snapshot.users.map((user) => ({ ...user, city })),
})
describe('a tenant’s snapshot', () => {
  it('is not there at first', async () => {
    expect(await s.store.snapshots.current(tenant)).toBeUndefined()
    expect(await s.store.snapshots.head(tenant)).toBeUndefined()
    expect(await s.store.snapshots.schema(tenant)).toBeUndefined()
  })

  it('comes back on another server as it was saved, sorted, with its schema and its counts', async () => {
    const snapshot = aSnapshot('run 1')
    await save(snapshot)
    const { snapshots } = (await s.another()).store
    expect(await snapshots.current(tenant)).toEqual(inStoredOrder(snapshot))
    expect(await snapshots.schema(tenant)).toEqual(smallSchema(snapshot))
    expect(await snapshots.head(tenant)).toMatchObject({
      id: 'run 1',
      takenAt: snapshot.takenAt,
      counts: { enrollments: users * 6, courses: 300 },
    })
  })

  it('comes back whatever it contains', async () => {
    const { snapshots } = (await s.another()).store
    let takenAt = 0
    await fc.assert(
      fc.asyncProperty(anySnapshot(tenant), async (any) => {
        // Each later than the one before: an older one does not replace a newer one.
        const snapshot = { ...any, takenAt: (takenAt += 1) }
        await save(snapshot)
        expect(await snapshots.current(tenant)).toEqual(inStoredOrder(snapshot))
      }),
      { numRuns: 8 },
    )
  })

  it('does not replace one that was taken later: a refresh that took long is not published', async () => {
    const newer = { ...aSnapshot('newer'), takenAt: 2_000_000_000_000 }
    await save(newer)
    await save({ ...aSnapshot('older'), takenAt: 1_999_999_999_999 })
    expect((await s.store.snapshots.current(tenant))?.id).toBe('newer')
    expect((await s.store.snapshots.head(tenant))?.id).toBe('newer')
  })

  it('is the same object while it stays current, and another one when it does not', async () => {
    const snapshot = aSnapshot('run 1')
    await save(snapshot)
    const { store } = await s.another()
    const [first, second] = await Promise.all([store.snapshots.current(tenant), store.snapshots.current(tenant)])
    expect(second).toBe(first)
    await save({ ...snapshot, id: 'run 2' })
    const third = await store.snapshots.current(tenant)
    expect(third).not.toBe(first)
    expect(third?.id).toBe('run 2')
    const own = await s.store.snapshots.current(tenant)
    expect(own).toEqual(third)
    expect(await s.store.snapshots.current(tenant)).toBe(own)
  })
})

describe('saving again', () => {
  it('writes no chunk when nothing has changed, and costs a few request units', async () => {
    const snapshot = aSnapshot('run 1')
    const before = s.requestUnits()
    expect((await save(snapshot)).chunksWritten).toBeGreaterThan(10)
    const first = s.requestUnits() - before
    const shuffled = { ...snapshot, id: 'run 2', takenAt: snapshot.takenAt + 1, users: [...snapshot.users].reverse() }
    expect(await save(shuffled)).toEqual({ chunksWritten: 0 })
    expect(s.requestUnits() - before - first).toBeLessThan(25)
    expect((await s.store.snapshots.head(tenant))?.takenAt).toBe(snapshot.takenAt + 1)
  })

  it('writes only the chunks of the users who have changed', async () => {
    const snapshot = aSnapshot('run 1')
    await save(snapshot)
    const moved = snapshot.users.map((user, n) => (n === 1234 ? { ...user, city: 'Elsewhere' } : user))
    expect(await save({ ...snapshot, id: 'run 2', users: moved })).toEqual({ chunksWritten: 1 })
  })

  it('survives a crash at any request, and the next save completes', async () => {
    const snapshot = largeSnapshot(tenant, 'run 1', 50)
    await save(snapshot)
    for (let after = 0; after < 12; after += 1) {
      const next = inCity(snapshot, `run ${after + 2}`, `City ${after}`)
      s.cosmos.faults.inject({ kind: 'expired secret', after, times: 1 })
      await save(next).catch(() => undefined)
      s.cosmos.faults.clear()
      const { snapshots } = (await s.another()).store
      expect(['run 1', `run ${after + 1}`, next.id]).toContain((await snapshots.current(tenant))?.id)
      await save(next)
      expect(await snapshots.current(tenant)).toEqual(inStoredOrder(next))
    }
  })

  it('at the same time on two servers leaves one of the two, whole', async () => {
    const { store } = await s.another()
    const [one, two] = [inCity(aSnapshot('a'), 'one', 'Kyoto'), inCity(aSnapshot('a'), 'two', 'Oslo')]
    await Promise.all([save(one), save(two, 'current', store)])
    const now = await (await s.another()).store.snapshots.current(tenant)
    expect([inStoredOrder(one), inStoredOrder(two)]).toContainEqual(now)
  })
})

describe('a snapshot that is kept aside', () => {
  it('leaves the current one as it is until it is accepted', async () => {
    const snapshot = aSnapshot('run 1')
    await save(snapshot)
    const smaller = { ...snapshot, id: 'run 2', users: snapshot.users.slice(0, 100) }
    await save(smaller, 'aside')
    const { snapshots } = (await s.another()).store
    expect((await snapshots.current(tenant))?.id).toBe('run 1')
    expect(await snapshots.accept(tenant, 'run 7')).toBe(false)
    expect(await snapshots.accept(tenant, 'run 2')).toBe(true)
    expect(await snapshots.current(tenant)).toEqual(inStoredOrder(smaller))
    expect(await snapshots.accept(tenant, 'run 2')).toBe(false)
  })

  it('can be accepted as the first of all', async () => {
    const snapshot = largeSnapshot(tenant, 'run 1', 50)
    await save(snapshot, 'aside')
    expect(await s.store.snapshots.current(tenant)).toBeUndefined()
    expect(await s.store.snapshots.accept(tenant, 'run 1')).toBe(true)
    expect(await s.store.snapshots.current(tenant)).toEqual(inStoredOrder(snapshot))
  })

  it('is accepted although the reply was lost', async () => {
    await save(largeSnapshot(tenant, 'run 1', 50), 'aside')
    s.cosmos.faults.inject({ kind: 'lose the reply', method: 'PUT' })
    expect(await s.store.snapshots.accept(tenant, 'run 1')).toBe(true)
  })

  it('cannot be accepted any more once a newer one is current', async () => {
    const snapshot = largeSnapshot(tenant, 'run 1', 50)
    await save(snapshot)
    await save(inCity(snapshot, 'run 2', 'Kyoto'), 'aside')
    await save(inCity(snapshot, 'run 3', 'Oslo'))
    expect(await s.store.snapshots.accept(tenant, 'run 2')).toBe(false)
    expect((await s.store.snapshots.current(tenant))?.id).toBe('run 3')
  })
})
