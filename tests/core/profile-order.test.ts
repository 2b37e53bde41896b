import { describe, expect, it } from 'vitest'
import { profileOrder, profilesReferredTo } from '../../core/profile-order.ts'
import type { Profile } from '../../core/profile.ts'
import { profileId } from '../support/people.ts'
import { aProfile } from './a-profile.ts'

/** Profiles each of which refers to the ones given. */
const profiles = (...refers: number[][]): Profile[] =>
  refers.map((ids, n) =>
    aProfile(n, `P${n}`, { overrides: { include: ids.map((id) => ({ kind: 'profile', id: profileId(id) })) } }),
  )
const titles = (list: Profile[]): string => list.map(({ definition }) => definition.title).join(' ')

describe('Profiles that refer to each other', () => {
  it('come after those that they refer to, else in the order given', () => {
    expect(titles(profileOrder(profiles([2, 1], [3], [3], [], [0])).order)).toBe('P3 P2 P1 P0 P4')
  })

  it('in a circle are told with the way round it, and those before and behind it are not on it', () => {
    const { cycles, order } = profileOrder(profiles([1], [2], [3, 4], [1], []))
    expect([...cycles.values()]).toEqual(Array(3).fill('P1 → P2 → P3 → P1'))
    expect(order).toHaveLength(5)
    expect([...profileOrder(profiles([0])).cycles.values()]).toEqual(['P0 → P0'])
  })

  it('may be a chain as long as a tenant has profiles, or a circle', () => {
    const chain = Array.from({ length: 20_000 }, (_, n) => [n + 1])
    const all = profiles(...chain, [])
    expect(profileOrder(all).order[0]?.id).toBe(profileId(20_000))
    const [first] = all
    if (!first) throw new Error('there is no first')
    expect(profilesReferredTo(first.definition, all)).toHaveLength(20_000)
    expect(profileOrder(profiles(...chain, [0])).cycles.size).toBe(20_001)
  })

  it('each to each of those before are told without delay', () => {
    const dense = Array.from({ length: 600 }, (_, n) => [
      n + 1,
      ...Array.from({ length: Math.min(n, 300) }, (__, i) => i),
    ])
    // Every way tried takes minutes; a busy machine takes seconds, and that is no fault.
    const began = performance.now()
    expect(profileOrder(profiles(...dense, [])).cycles.size).toBe(600)
    expect(performance.now() - began).toBeLessThan(30_000)
  })
})
