import { describe, expect, it } from 'vitest'
import type { EntraUserId } from '../../core/ids.ts'
import { leaversOf } from '../../core/leavers.ts'
import { newcomersOf } from '../../core/newcomers.ts'
import { plan } from '../../core/plan.ts'
import { aTenant, entraId, type TestTenant } from '../support/people.ts'
import { aDefinition, type Told } from './a-profile.ts'
import { indexOf, wantIn } from './matching.ts'

const at = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }
const denver: Told = { userProperties: { rules: [{ source: 'city', condition: 'is equal to', value: 'Denver' }] } }

/** Who leaves a group with these people, by name with the reason. */
function reasons(
  tenant: TestTenant,
  have: EntraUserId[],
  told: Told = denver,
  putIn: EntraUserId[] = [],
): [string, string][] {
  const snapshot = tenant.snapshot()
  const around = { absentOnce: new Set<EntraUserId>(), snapshotAgeMs: 0 }
  const planned = plan(wantIn(aDefinition(told), snapshot, at), new Set(have), { kind: 'none' }, around)
  const leaver = leaversOf({ ...planned, drift: { putIn, takenOut: [] } }, indexOf(snapshot))
  return planned.remove.map(leaver).map(({ name, reason }) => [name, reason])
}

describe('Whoever leaves a group is named with the reason', () => {
  const tenant = aTenant()
    .person('Ana', { city: 'Oslo' })
    .person('Ben', { city: 'Denver' })
    .person('Cho', { city: 'Denver', deleted: true })
    .person('Dov', { city: 'Denver', origin: 'b2c' })
    .person('Eve', { city: 'Denver' })
  const ids = ['Ana', 'Ben', 'Cho', 'Dov'].map(tenant.entraIdOf)

  it('does not match any more, was deleted, cannot be added, is not known', () => {
    expect(reasons(tenant, [...ids, entraId(99)])).toEqual([
      ['Ana', 'does not match any more'],
      ['Cho', 'was deleted in Learn365'],
      ['Dov', 'cannot be added to Entra ID because the user is not an Entra ID user'],
      [entraId(99), 'is not known in Learn365'],
    ])
  })

  it('is excluded, by name or by a rule that would let them in otherwise', () => {
    const exclude = ['Ana', 'Ben'].map((name) => ({ kind: 'user' as const, id: tenant.idOf(name) }))
    expect(reasons(tenant, ids.slice(0, 2), { ...denver, overrides: { include: [], exclude } })).toEqual([
      ['Ana', 'is excluded'],
      ['Ben', 'is excluded'],
    ])
  })

  it('was put in by hand, where nothing more is to be said of them', () => {
    expect(reasons(tenant, ids, denver, ids)).toEqual([
      ['Ana', 'was put into the group by hand and does not match'],
      ['Cho', 'was deleted in Learn365'],
      ['Dov', 'cannot be added to Entra ID because the user is not an Entra ID user'],
    ])
  })

  it('is told of the record that is alive, where Learn365 has an old one of the same person', () => {
    const twice = aTenant()
      .person('Old Ana', { city: 'Denver', deleted: true, directoryId: entraId(50) })
      .person('Ana', { city: 'Oslo', directoryId: entraId(50) })
    expect(reasons(twice, [entraId(50)])).toEqual([['Ana', 'does not match any more']])
  })

  it('says of those whose directory id Learn365 has lost what is wrong now, by the name that was recorded', () => {
    const lost = aTenant().person('Ana', { city: 'Denver', directoryId: null }).person('Ben', { city: 'Denver' })
    const recorded = new Map([
      [entraId(50), { userId: lost.idOf('Ana'), name: 'Ana' }],
      [entraId(51), { userId: lost.idOf('Ben'), name: 'Ben' }],
      [entraId(52), { userId: tenant.idOf('Eve'), name: 'Eve' }],
    ])
    const leaver = leaversOf({ excluded: new Set() }, indexOf(lost.snapshot()), recorded)
    expect([50, 51, 52].map((n) => leaver(entraId(n))).map(({ name, reason }) => [name, reason])).toEqual([
      ['Ana', 'cannot be added to Entra ID because the user has no directory id in Learn365'],
      ['Ben', 'is another user of Entra ID now, says Learn365'],
      ['Eve', 'is not known in Learn365'],
    ])
  })

  it('finds everybody of many', () => {
    const many = aTenant()
    for (let n = 0; n < 3_000; n += 1) many.person(`Person ${n}`)
    const { ofEntra } = indexOf(many.snapshot()).records()
    for (let n = 0; n < 3_000; n += 1)
      expect(ofEntra(many.entraIdOf(`Person ${n}`)).map(({ title }) => title)).toEqual([`Person ${n}`])
    expect(ofEntra(entraId(5_000))).toEqual([])
  })
})

describe('Whoever joins a group', () => {
  it('is told to have been taken out by hand, where that is known', () => {
    const tenant = aTenant().person('Ana', { city: 'Denver' }).person('Ben', { city: 'Denver' })
    const want = wantIn(aDefinition(denver), tenant.snapshot(), at)
    const planned = plan(want, new Set(), { kind: 'none' }, { absentOnce: new Set(), snapshotAgeMs: 0 })
    const takenOut = [tenant.entraIdOf('Ana')]
    expect(newcomersOf({ ...planned, drift: { putIn: [], takenOut } }).map(({ reason }) => reason)).toEqual([
      'matches the rules, was taken out of the group by hand',
      'matches the rules',
    ])
  })
})
