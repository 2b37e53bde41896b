import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HeldChangeSet } from '../../../core/change-set.ts'
import { TenantId } from '../../../core/ids.ts'
import { aStore, type TestStore } from './test-store.ts'

const tenantId = TenantId.parse('5c0a7050-c0de-4c0d-a365-000000000001')
const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const people = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    entraId: guid(from + i),
    userId: i % 7 === 0 ? null : guid(from + i),
    name: `Person number ${from + i}`,
    reason: 'matches the rules',
  }))
const held = (id: string, adds: number, removes: number): HeldChangeSet =>
  HeldChangeSet.parse({
    id,
    tenantId,
    profileId: guid(7),
    title: 'Everybody',
    because: 'it is large',
    heldAt: '2026-11-28T00:00:00.000Z',
    expiresAt: '2026-12-12T00:00:00.000Z',
    have: removes,
    add: people(1_000_000, adds),
    remove: people(2_000_000, removes),
    state: 'held',
  })

let test: TestStore
beforeAll(async () => {
  test = await aStore()
})
afterAll(() => test.end())

describe('A held change set', () => {
  it('of 50,000 people is stored whole, each by name, and decided as well', async () => {
    const { held: sets } = test.store
    const set = held('large', 30_000, 20_000)
    const first = await sets.put(set, undefined)
    if (first === 'changed') throw new Error('nobody else writes here')
    expect(await sets.get(tenantId, 'large')).toEqual({ value: set, etag: first.etag })
    const decision = { by: 'Maya', at: '2026-11-28T01:00:00.000Z', adds: true, removes: false, except: [] }
    const decided = { ...set, state: 'approved' as const, decision }
    expect(await sets.put(decided, first.etag)).toMatchObject({ value: { state: 'approved' } })
    expect((await sets.list(tenantId)).map(({ value }) => value)).toEqual([decided])
  })

  it('that somebody else has decided meanwhile is not decided again', async () => {
    const { held: sets } = test.store
    const set = held('contested', 2, 1)
    const first = await sets.put(set, undefined)
    if (first === 'changed') throw new Error('nobody else writes here')
    expect(await sets.put(set, undefined)).toBe('changed')
    const both = (['approved', 'dismissed'] as const).map((state) => sets.put({ ...set, state }, first.etag))
    expect((await Promise.all(both)).filter((result) => result === 'changed')).toHaveLength(1)
    expect((await sets.get(tenantId, 'contested'))?.value.add).toEqual(set.add)
  })
})
