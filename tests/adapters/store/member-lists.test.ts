import { CosmosClient } from '@azure/cosmos'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EntraUserId, Learn365UserId, ProfileId } from '../../../core/ids.ts'
import type { MemberList } from '../../../core/ports/store.ts'
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
  profileId = aProfileId(`profile ${(count += 1)}`)
})

const memberOf = (n: number): MemberList['members'][number] => ({
  userId: guid(`user ${n}`) as Learn365UserId,
  entraId: guid(`entra ${n}`) as EntraUserId,
  name: `Person ${n}`,
  email: `person${n}@contoso.example`,
  reason: n % 50 === 0 ? 'is included' : 'matches the rules',
})

const aList = (members: number, at = '2026-11-23T12:00:00.000Z'): MemberList => ({
  tenantId: contoso,
  profileId,
  at,
  members: Array.from({ length: members }, (_, n) => memberOf(n)),
  cannot: [{ userId: guid('ana') as Learn365UserId, name: 'Ana', because: 'is deleted' }],
})

const chunks = async () => {
  const container = new CosmosClient({ endpoint: s.cosmos.url, key: s.cosmos.key })
    .database('assigner')
    .container('runs')
  const spec = {
    query: 'SELECT * FROM c WHERE c.tenantId = @t AND c.type = "members"',
    parameters: [{ name: '@t', value: contoso }],
  }
  const { resources } = await container.items.query<{ id: string }>(spec, { partitionKey: contoso }).fetchAll()
  return resources.filter(({ id }) => id.includes(profileId)).length
}

const costOf = async (work: () => Promise<unknown>) => {
  const before = s.requestUnits()
  await work()
  return s.requestUnits() - before
}

describe('a profile’s member list', () => {
  it('is not there before it was computed, nor for another tenant', async () => {
    expect(await s.store.memberLists.get(contoso, profileId)).toBeUndefined()
    await s.store.memberLists.save(aList(10))
    expect(await s.store.memberLists.get(fabrikam, profileId)).toBeUndefined()
  })

  it('comes back with everyone in it, in the order that it had, and those who cannot be members', async () => {
    const list = aList(20_000)
    await s.store.memberLists.save(list)
    expect(await s.store.memberLists.get(contoso, profileId)).toEqual(list)
  })

  it('may be empty', async () => {
    const nobody = { ...aList(0), cannot: [] }
    await s.store.memberLists.save(nobody)
    expect(await s.store.memberLists.get(contoso, profileId)).toEqual(nobody)
  })

  it('is not written again for the same people, but says when they were computed', async () => {
    const list = aList(20_000)
    const first = await costOf(() => s.store.memberLists.save(list))
    const stored = await chunks()
    const again = await costOf(() => s.store.memberLists.save(aList(20_000, '2026-11-23T15:00:00.000Z')))
    expect(again).toBeLessThan(first / 10)
    expect(again).toBeLessThan(30)
    expect(await chunks()).toBe(stored)
    expect((await s.store.memberLists.get(contoso, profileId))?.at).toBe('2026-11-23T15:00:00.000Z')
  })

  it('is written where people or reasons have changed, and leaves nothing old behind', async () => {
    const list = aList(20_000)
    const first = await costOf(() => s.store.memberLists.save(list))
    const stored = await chunks()
    const members = list.members.map((one, n) => (n === 7 ? { ...one, reason: 'is included' as const } : one))
    const cost = await costOf(() => s.store.memberLists.save({ ...list, members }))
    expect(cost).toBeLessThan(first / 2)
    expect(await chunks()).toBe(stored)
    expect(await s.store.memberLists.get(contoso, profileId)).toEqual({ ...list, members })
  })

  it('of two workers is that of one of them, whole', async () => {
    const other = await s.another()
    const [one, two] = [aList(3000), { ...aList(2000), at: '2026-11-23T13:00:00.000Z' }]
    await Promise.all([s.store.memberLists.save(one), other.store.memberLists.save(two)])
    expect([one, two]).toContainEqual(await s.store.memberLists.get(contoso, profileId))
  })

  it('is right although replies were lost', async () => {
    await s.store.memberLists.save(aList(100))
    s.cosmos.faults.inject({ kind: 'lose the reply', path: '?upsert' })
    s.cosmos.faults.inject({ kind: 'lose the reply', method: 'PUT' })
    s.cosmos.faults.inject({ kind: 'lose the reply', method: 'DELETE' })
    const list = aList(120)
    await s.store.memberLists.save(list)
    expect(await s.store.memberLists.get(contoso, profileId)).toEqual(list)
  })
})
