import { CosmosClient } from '@azure/cosmos'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Mover } from '../../../core/change-set.ts'
import type { PlaceInTime } from '../../../core/by-time.ts'
import { RunId, type EntraUserId, type Learn365UserId, type ProfileId } from '../../../core/ids.ts'
import { placeOfChange, type MembershipChange } from '../../../core/membership-change.ts'
import { guid } from './large-snapshot.ts'
import { aProfileId } from './samples.ts'
import { aStore, contoso, fabrikam, type TestStore } from './test-store.ts'

let s: TestStore
let profileId: ProfileId
let count = 0
beforeAll(async () => {
  s = await aStore()
})
afterAll(async () => {
  expect(s.cosmos.judge.complaints()).toEqual([])
  await s.end()
})
beforeEach(() => {
  profileId = aProfileId(`changed profile ${(count += 1)}`)
})

const mover = (n: number): Mover => ({
  entraId: guid(`entra ${n}`) as EntraUserId,
  userId: n % 10 === 0 ? null : (guid(`user ${n}`) as Learn365UserId),
  name: `Person ${n}`,
  reason: 'matches the rules',
})
const movers = (from: number, to: number): Mover[] => Array.from({ length: to - from }, (_, n) => mover(from + n))

const aChange = (hour: string, added: Mover[], removed: Mover[] = []): MembershipChange => ({
  tenantId: contoso,
  profileId,
  runId: RunId.parse(`maintenance:2026-11-23T${hour}:00:00.000Z`),
  startedBy: 'the timetable',
  at: `2026-11-23T${hour}:00:10.000Z`,
  added,
  removed,
})
const inOrder = (change: MembershipChange): MembershipChange => {
  const sorted = (people: Mover[]) => [...people].sort((a, b) => (a.entraId < b.entraId ? -1 : 1))
  return { ...change, added: sorted(change.added), removed: sorted(change.removed) }
}
const { get, save, latest, list, announce, announced, settle } = {
  get: (change: MembershipChange) => s.store.membershipChanges.get(contoso, profileId, change.runId),
  save: (change: MembershipChange) => s.store.membershipChanges.save(change),
  latest: () => s.store.membershipChanges.latest(contoso, profileId),
  list: (limit: number) => s.store.membershipChanges.list(contoso, profileId, limit),
  announce: (change: MembershipChange) => s.store.membershipChanges.announce(change),
  announced: () => s.store.membershipChanges.announced(contoso, profileId),
  settle: () => s.store.membershipChanges.settle(contoso, profileId),
}

/** Every document of the profile. */
const documents = async () => {
  const client = new CosmosClient({ endpoint: s.cosmos.url, key: s.cosmos.key })
  const spec = { query: 'SELECT * FROM c WHERE c.tenantId = @t', parameters: [{ name: '@t', value: contoso }] }
  const query = client.database('assigner').container('runs').items.query<{ id: string; ttl?: number }>(spec, {
    partitionKey: contoso,
  })
  return (await query.fetchAll()).resources.filter(({ id }) => id.includes(profileId))
}

describe('what was changed in a profile’s group', () => {
  it('is not there before there was a change, nor for another tenant or profile', async () => {
    expect(await latest()).toBeUndefined()
    expect(await list(10)).toEqual([])
    await save(aChange('12', movers(0, 3)))
    expect(await s.store.membershipChanges.latest(fabrikam, profileId)).toBeUndefined()
    expect(await s.store.membershipChanges.latest(contoso, aProfileId('another'))).toBeUndefined()
  })

  it('comes back by name, with reasons, the run and who is responsible', async () => {
    const change = aChange('12', movers(0, 30), movers(100, 105))
    await save(change)
    expect(await latest()).toEqual(inOrder(change))
  })

  it('fits when it concerns 50,000 people: no document is larger than 500 KB', async () => {
    const change = aChange('12', movers(0, 50_000))
    await save(change)
    expect(await get(change)).toEqual(inOrder(change))
    const stored = await documents()
    expect(stored.length).toBeGreaterThan(10)
    for (const document of stored) expect(JSON.stringify(document).length).toBeLessThan(500_000)
  }, 60_000)

  it('lives for 400 days, and its people never less long than its head', async () => {
    await save(aChange('12', movers(0, 3)))
    const lifetimes = (await documents()).map(({ ttl }) => ttl).sort()
    expect(lifetimes).toEqual([400 * 86_400, 401 * 86_400])
  })

  it('is listed newest first, with how many were added and removed, at most as many as are asked for', async () => {
    for (const hour of ['12', '18', '15']) await save(aChange(hour, movers(0, Number(hour)), movers(100, 101)))
    const listed = await list(2)
    expect(listed.map(({ at, added, removed }) => [at, added, removed])).toEqual([
      ['2026-11-23T18:00:10.000Z', 18, 1],
      ['2026-11-23T15:00:10.000Z', 15, 1],
    ])
    expect(listed[0]).toMatchObject({ tenantId: contoso, profileId, startedBy: 'the timetable' })
    expect((await latest())?.added).toHaveLength(18)
  })

  it('goes on behind a change of the list, also where two are of the same moment', async () => {
    const runs = ['a', 'b', 'c', 'd'].map((run) => ({
      ...aChange(run === 'd' ? '15' : '12', movers(0, 1)),
      runId: RunId.parse(run),
    }))
    for (const change of runs) await save(change)
    const seen: string[] = []
    let last: PlaceInTime | undefined
    for (let page = 0; page <= runs.length; page += 1) {
      const [next] = await s.store.membershipChanges.list(contoso, profileId, 1, last)
      if (next) seen.push(next.runId)
      last = next ? placeOfChange(next) : last
    }
    expect(seen).toEqual(['d', 'c', 'b', 'a'])
  })

  it('is read no further than so many people need', async () => {
    const change = aChange('12', movers(0, 20_000), movers(30_000, 30_010))
    await save(change)
    const all = inOrder(change)
    const before = s.cosmos.judge.seen.length
    const few = await s.store.membershipChanges.get(contoso, profileId, change.runId, 5)
    expect(few).toEqual({ ...all, added: all.added.slice(0, 5), removed: all.removed.slice(0, 5) })
    // Its head, and a chunk of those who were added and of those who were removed.
    expect(s.cosmos.judge.seen.length - before).toBe(3)
  })

  it('is the same after a repeat, and leaves nothing old behind', async () => {
    const change = aChange('12', movers(0, 3000), movers(5000, 5010))
    await save(change)
    const ids = (await documents()).map(({ id }) => id).sort()
    await save(change)
    expect((await documents()).map(({ id }) => id).sort()).toEqual(ids)
    expect(await list(10)).toHaveLength(1)
  })

  it('holds the people of both parts when the run was resumed in between', async () => {
    await save(aChange('12', movers(0, 20), movers(100, 101)))
    await save(aChange('12', movers(15, 40), movers(102, 103)))
    expect(await latest()).toEqual(inOrder(aChange('12', movers(0, 40), [...movers(100, 101), ...movers(102, 103)])))
    expect(await list(10)).toHaveLength(1)
  })

  it('of two workers that write at the same time is that of both', async () => {
    const other = await s.another()
    await Promise.all([
      save(aChange('12', movers(0, 20))),
      other.store.membershipChanges.save(aChange('12', movers(20, 40))),
    ])
    expect(await latest()).toEqual(inOrder(aChange('12', movers(0, 40))))
  })
})

describe('what is about to be changed', () => {
  it('is kept until it is settled, and is no part of what was changed', async () => {
    const change = aChange('12', movers(0, 20))
    await announce(change)
    expect(await announced()).toEqual(inOrder(change))
    expect(await latest()).toBeUndefined()
    await settle()
    expect(await announced()).toBeUndefined()
    expect(await documents()).toEqual([])
    await settle()
  })

  it('is what was announced last', async () => {
    await announce(aChange('12', movers(0, 20)))
    await announce(aChange('15', movers(3, 5)))
    expect(await announced()).toEqual(inOrder(aChange('15', movers(3, 5))))
  })
})
