import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Stored } from '../../../core/ports/store.ts'
import type { Profile } from '../../../core/profile.ts'
import { seed } from '../../core/random.ts'
import { aProfile, aProfileId } from './samples.ts'
import { aStore, contoso, fabrikam, type TestStore } from './test-store.ts'

let s: TestStore
beforeEach(async () => {
  s = await aStore()
})
afterEach(() => s.end())

type Profiles = TestStore['store']['profiles']
const byId = (all: readonly Stored<Profile>[]) => [...all].sort((a, b) => a.value.id.localeCompare(b.value.id))
const plain = (all: readonly Stored<Profile>[]) => byId(all).map(({ value, etag }) => ({ value, etag }))
const expectCurrent = async (profiles: Profiles) =>
  expect(plain(await profiles.current(contoso))).toEqual(plain(await profiles.list(contoso)))

async function touch(profiles: Profiles, title: string): Promise<void> {
  const stored = await profiles.get(contoso, aProfileId(title))
  if (!stored) throw new Error(`there is no profile ${title}`)
  await profiles.put({ ...stored.value, updatedBy: `${stored.value.updatedBy}+` }, stored.etag)
}

describe('The profiles in memory', () => {
  it('are those of the store, of one tenant alone', async () => {
    const { profiles } = s.store
    expect(await profiles.current(contoso)).toEqual([])
    await profiles.put(aProfile(contoso, 'Denver'), undefined)
    await profiles.put(aProfile(fabrikam, 'Tokyo'), undefined)
    expect((await profiles.current(contoso)).map(({ value }) => value.definition.title)).toEqual(['Denver'])
    expect((await profiles.current(fabrikam)).map(({ value }) => value.definition.title)).toEqual(['Tokyo'])
  })

  it('show what was just written, here and by another server, whatever second it falls into', async () => {
    const other = (await s.another()).store.profiles
    const { profiles } = s.store
    process.stdout.write(`profiles in memory: seed ${seed}\n`)
    const titles = ['A', 'B', 'C', 'D', 'E']
    for (const title of titles) await profiles.put(aProfile(contoso, title), undefined)
    let state = seed
    const dice = (sides: number): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % sides
    for (let round = 0; round < 60; round += 1) {
      await touch(dice(2) === 0 ? profiles : other, titles[dice(5)] ?? 'A')
      if (dice(3) > 0) await expectCurrent(profiles)
      if (dice(4) === 0) await expectCurrent(other)
      if (dice(12) === 0) await pause(dice(3) * 500)
    }
  })

  it('miss no change that falls between two pages of an answer', async () => {
    const { profiles } = s.store
    const long = Array.from({ length: 5_000 }, (_, i) => `A city with a name of some length, ${i}`)
    const rules = [{ source: 'city', condition: 'is one of', value: long }]
    const userProperties = { relation: 'and' as const, not: false, rules }
    for (let i = 0; i < 40; i += 1) {
      const profile = aProfile(contoso, `Profile ${i}`)
      await profiles.put({ ...profile, definition: { ...profile.definition, userProperties } }, undefined)
    }
    const other = (await s.another()).store.profiles
    const queries = () => s.cosmos.judge.seen.filter(({ path }) => path.includes('/profiles/docs?query')).length
    s.cosmos.faults.inject({ kind: 'slow', path: '/profiles/docs?query', after: 1, seconds: 3 })
    const asked = profiles.current(contoso)
    await expect.poll(queries, { interval: 10 }).toBe(1)
    // One that was read already is changed, and a second later one that is still to be read.
    await touch(other, 'Profile 0')
    await pause(1_100)
    await touch(other, 'Profile 39')
    await asked
    expect(queries(), 'pages').toBeGreaterThan(1)
    await expectCurrent(profiles)
  }, 30_000)

  it('stay the same objects while nothing is written, and are read no more', async () => {
    const { profiles } = s.store
    for (let i = 0; i < 300; i += 1) await profiles.put(aProfile(contoso, `Profile ${i}`), undefined)
    const before = await profiles.current(contoso)
    // Until the second of the last write is over, it is read again.
    await pause(2_100)
    await profiles.current(contoso)
    const spent = s.requestUnits()
    const after = await profiles.current(contoso)
    expect(s.requestUnits() - spent).toBeLessThan(5)
    expect(byId(after).every(({ value }, i) => value === byId(before)[i]?.value)).toBe(true)
  })
})
