import { describe, expect, it } from 'vitest'
import type { Moment } from '../../core/calendar.ts'
import { audiences, passOver } from '../../core/audiences.ts'
import type { ProfileId } from '../../core/ids.ts'
import { wantOf, type Want } from '../../core/members.ts'
import { profileOrder } from '../../core/profile-order.ts'
import type { Profile } from '../../core/profile.ts'
import { aTenant, profileId, type TestTenant } from '../support/people.ts'
import { aProfile, type Told } from './a-profile.ts'
import { indexOf } from './matching.ts'

const at: Moment = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }
const inDenver = (): TestTenant =>
  aTenant().person('Ana', { city: 'Denver' }).person('Ben', { city: 'Denver' }).person('Cho', { city: 'Oslo' })

const rules = (city: string): Told => ({
  userProperties: { rules: [{ source: 'city', condition: 'is equal to', value: city }] },
})
const denver = rules('Denver')
const oslo = rules('Oslo')
const nobody = rules('Atlantis')
const broken: Told = { userProperties: { rules: [{ source: 'shoeSize', condition: 'is empty' }] } }

type Named = string | number
/** Overrides by a person's name or a profile's number. */
const overrides = (tenant: TestTenant, include: Named[], exclude: Named[] = []): Told => {
  const one = (named: Named) =>
    typeof named === 'number'
      ? { kind: 'profile' as const, id: profileId(named) }
      : { kind: 'user' as const, id: tenant.idOf(named) }
  return { overrides: { include: include.map(one), exclude: exclude.map(one) } }
}

/** Each profile's people by name. */
function wants(profiles: Profile[], tenant: TestTenant): Map<ProfileId, Want> {
  const index = indexOf(tenant.snapshot())
  const known = audiences(profiles, passOver(index, at))
  return new Map([...known].map(([id, audience]) => [id, wantOf(audience, index)]))
}

/** Each profile's members by name, or `cannot` and why. */
function ask(tenant: TestTenant, ...profiles: Profile[]): Record<string, string[] | string> {
  const all = wants(profiles, tenant)
  const said = (want: Want | undefined) =>
    want?.kind === 'known' ? [...want.members.values()].map(({ name }) => name) : `cannot: ${want?.because ?? ''}`
  return Object.fromEntries(profiles.map(({ id, definition }) => [definition.title, said(all.get(id))]))
}

describe('Members are those who match or are included, without those who are excluded', () => {
  const tenant = inDenver()
  it.each<[string, Told, Named[], Named[], string[]]>([
    ['matches', denver, [], [], ['Ana', 'Ben']],
    ['includes join the matches', denver, ['Cho'], [], ['Ana', 'Ben', 'Cho']],
    ['excludes leave', denver, [], ['Ben'], ['Ana']],
    ['exclude beats include', denver, ['Ben', 'Cho'], ['Ben', 'Cho'], ['Ana']],
    ['an exclude of somebody who does not match changes nothing', denver, [], ['Cho'], ['Ana', 'Ben']],
    ['an include of somebody who matches anyway counts once', denver, ['Ana', 'Ana'], [], ['Ana', 'Ben']],
    ['includes without a filter: nobody matches', {}, ['Cho'], [], ['Cho']],
    ['a filter that nobody matches is an answer', nobody, [], [], []],
    ['everybody excluded is an answer', denver, [], ['Ana', 'Ben'], []],
  ])('%s', (_, told, include, exclude, expected) => {
    const profile = aProfile(1, 'A', { ...told, ...overrides(tenant, include, exclude) })
    expect(ask(tenant, profile)).toEqual({ A: expected })
  })

  it('tells how many match, and who is there by an include', () => {
    const profile = aProfile(1, 'A', { ...denver, ...overrides(tenant, ['Ben', 'Cho']) })
    const want = wants([profile], tenant).get(profile.id)
    expect(want).toMatchObject({ kind: 'known', matches: 2 })
    const reasons = want?.kind === 'known' ? [...want.members.values()].map(({ name, reason }) => [name, reason]) : []
    expect(reasons).toEqual([
      ['Ana', 'matches the rules'],
      ['Ben', 'is included'],
      ['Cho', 'is included'],
    ])
  })
})

describe('What cannot be said is not "nobody"', () => {
  const tenant = inDenver()
  it.each<[string, Told, string]>([
    ['no filter and no overrides', {}, 'cannot: it has no filter and no overrides'],
    ['empty sections and no overrides', { userProperties: { rules: [] } }, 'cannot: it has no filter and no overrides'],
    ['only excludes', overrides(tenant, [], ['Ana']), 'cannot: it has no filter and only excludes'],
    ['a rule that is not valid', broken, 'cannot: a rule is not valid'],
    [
      'a rule that is not valid beside an include',
      { ...broken, ...overrides(tenant, ['Ana']) },
      'cannot: a rule is not valid',
    ],
  ])('%s', (_, told, expected) => {
    expect(ask(tenant, aProfile(1, 'A', told))).toEqual({ A: expected })
  })
})

describe('A reference means the members of that profile in this pass', () => {
  const tenant = inDenver()
  const refer = (told: Told, include: Named[], exclude: Named[] = []) => ({
    ...told,
    ...overrides(tenant, include, exclude),
  })
  const lost = 'cannot: a profile that it refers to cannot be computed'

  it.each<[string, Profile[], Record<string, string[] | string>]>([
    [
      'includes another profile',
      [aProfile(1, 'A', refer(denver, [2])), aProfile(2, 'B', oslo)],
      { A: ['Ana', 'Ben', 'Cho'], B: ['Cho'] },
    ],
    [
      'excludes another profile',
      [aProfile(1, 'A', refer(denver, ['Cho'], [2])), aProfile(2, 'B', refer(oslo, ['Ben']))],
      { A: ['Ana'], B: ['Ben', 'Cho'] },
    ],
    [
      'goes through a chain, in whatever order they are stored',
      [aProfile(1, 'A', refer({}, [2])), aProfile(2, 'B', refer({}, [3], ['Ben'])), aProfile(3, 'C', denver)],
      { A: ['Ana'], B: ['Ana'], C: ['Ana', 'Ben'] },
    ],
    [
      'means its members, auto-populated or not',
      [aProfile(1, 'A', refer({}, [2])), aProfile(2, 'B', { ...oslo, autoPopulate: false })],
      { A: ['Cho'], B: ['Cho'] },
    ],
    [
      'names an empty profile: nobody, which is an answer',
      [aProfile(1, 'A', refer(denver, [2])), aProfile(2, 'B', nobody)],
      { A: ['Ana', 'Ben'], B: [] },
    ],
    [
      'cannot, and so cannot everybody who refers to it',
      [
        aProfile(1, 'A', refer(denver, [2])),
        aProfile(2, 'B', refer(oslo, [], [3])),
        aProfile(3, 'C', broken),
        aProfile(4, 'D', denver),
      ],
      { A: lost, B: lost, C: 'cannot: a rule is not valid', D: ['Ana', 'Ben'] },
    ],
    ['names a profile that does not exist', [aProfile(1, 'A', refer(denver, [9]))], { A: lost }],
    [
      'goes in a circle',
      [
        aProfile(1, 'A', refer(denver, [2])),
        aProfile(2, 'B', refer(denver, [], [1])),
        aProfile(3, 'C', refer(denver, [1])),
        aProfile(4, 'D', oslo),
      ],
      {
        A: 'cannot: profiles refer to each other in a circle: A → B → A',
        B: 'cannot: profiles refer to each other in a circle: A → B → A',
        C: lost,
        D: ['Cho'],
      },
    ],
    [
      'names itself',
      [aProfile(1, 'A', refer(denver, [1]))],
      { A: 'cannot: profiles refer to each other in a circle: A → A' },
    ],
  ])('%s', (_, profiles, expected) => {
    expect(ask(tenant, ...profiles)).toEqual(expected)
    expect(ask(tenant, ...profiles.toReversed())).toMatchObject(
      Object.fromEntries(Object.entries(expected).filter(([, said]) => !String(said).includes('circle'))),
    )
  })

  it('orders profiles so that each comes after those it refers to', () => {
    const profiles = [aProfile(1, 'A', refer({}, [2, 3])), aProfile(2, 'B', refer({}, [3])), aProfile(3, 'C', denver)]
    expect(profileOrder(profiles).order.map(({ definition }) => definition.title)).toEqual(['C', 'B', 'A'])
    expect(profileOrder(profiles).cycles.size).toBe(0)
  })

  it('computes nobody on a circle, however the circles hang together', () => {
    const profiles = [
      aProfile(1, 'A', refer(denver, [2, 3])),
      aProfile(2, 'B', refer(denver, [1])),
      aProfile(3, 'C', refer(denver, [2])),
      aProfile(4, 'D', refer(denver, [5])),
      aProfile(5, 'E', refer(denver, [4])),
    ]
    for (const said of Object.values(ask(tenant, ...profiles))) expect(said).toMatch(/^cannot/)
  })
})

describe('Who can be a member', () => {
  it('is a user, not deleted, from Entra ID, with a directory object id; others are counted with the reason', () => {
    const tenant = inDenver()
      .person('Guest of B2C', { city: 'Denver', origin: 'b2c' })
      .person('Internal', { city: 'Denver', origin: 'internal', directoryId: null })
      .person('No id', { city: 'Denver', directoryId: null })
      .person('Odd id', { city: 'Denver', directoryId: 'not-a-guid' })
      .person('Deleted', { city: 'Denver', deleted: true })
      .person('A group', { city: 'Denver', principal: 'group' })
    const profile = aProfile(1, 'A', denver)
    const want = wants([profile], tenant).get(profile.id)
    if (want?.kind !== 'known') throw new Error('expected members')
    expect([...want.members.values()].map(({ name }) => name)).toEqual(['Ana', 'Ben'])
    expect(want.cannot.map(({ name, because }) => `${name} ${because}`)).toEqual([
      'Guest of B2C is not an Entra ID user',
      'Internal is not an Entra ID user',
      'No id has no directory id in Learn365',
      'Odd id has a directory id that is not valid',
    ])
    expect(want.matches).toBe(6)
  })

  it('is not somebody who is deleted or absent, even when included by name', () => {
    const tenant = inDenver()
    const told = overrides(tenant, ['Ana', 'Ben'])
    expect(ask(tenant.absent('Ben'), aProfile(1, 'A', told))).toEqual({ A: ['Ana'] })
  })

  it('is called by name, else by e-mail, else by login', () => {
    const tenant = aTenant()
      .person('Ana', { title: null, email: 'ana@contoso.example', city: 'Denver' })
      .person('Ben', { title: null, city: 'Denver' })
    expect(ask(tenant, aProfile(1, 'A', denver))).toEqual({
      A: ['ana@contoso.example', 'i:0#.f|membership|person2@contoso.example'],
    })
  })

  it('has one Entra id, whatever its spelling', () => {
    const tenant = aTenant().person('Ana', { city: 'Denver', directoryId: '00000009-0000-4000-8000-00000000ABCD' })
    const profile = aProfile(1, 'A', denver)
    const want = wants([profile], tenant).get(profile.id)
    expect(want?.kind === 'known' ? [...want.members.keys()] : []).toEqual(['00000009-0000-4000-8000-00000000abcd'])
  })
})
