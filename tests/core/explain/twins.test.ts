import { describe, expect, it } from 'vitest'
import type { Override } from '../../../core/profile.ts'
import { aTenant, entraId } from '../../support/people.ts'
import { aProfile, type Told } from '../a-profile.ts'
import { wantIn } from '../matching.ts'
import { at, whyOf } from './explaining.ts'

const account = entraId(77)
const tenant = aTenant()
  .person('Ana in Oslo', { city: 'Oslo', directoryId: account })
  .person('Ana in Reno', { city: 'Reno', directoryId: account })
  .person('Ben', { city: 'Reno' })
const reno: Told = { userProperties: { rules: [{ source: 'city', condition: 'is equal to', value: 'Reno' }] } }
const but = (name: string): Told => {
  const exclude: Override[] = [{ kind: 'user', id: tenant.idOf(name) }]
  return { ...reno, overrides: { include: [], exclude } }
}
const why = (name: string, told: Told) => whyOf(tenant, name, [aProfile(1, 'Reno', told)])

describe('Two Learn365 users of one Entra ID account', () => {
  it.each<[string, Told, [string, boolean, string][]]>([
    [
      'are both members when one of them matches',
      reno,
      [
        ['Ana in Oslo', true, 'another Learn365 user of the same Entra ID account should be a member'],
        ['Ana in Reno', true, 'matches the rules'],
      ],
    ],
    [
      'are neither of them members when one is excluded',
      but('Ana in Oslo'),
      [
        ['Ana in Oslo', false, 'is excluded'],
        ['Ana in Reno', false, 'another Learn365 user of the same Entra ID account is excluded'],
      ],
    ],
    [
      'are neither of them members when the one who matches is excluded',
      but('Ana in Reno'),
      [
        ['Ana in Oslo', false, 'another Learn365 user of the same Entra ID account is excluded'],
        ['Ana in Reno', false, 'is excluded'],
      ],
    ],
  ])('%s', (_, told, expected) => {
    expect(expected.map(([name]) => [name, why(name, told).member, why(name, told).because])).toEqual(expected)
    const want = wantIn(aProfile(1, 'Reno', told).definition, tenant.snapshot(), at)
    const isMember = want.kind === 'known' && want.members.has(account)
    expect(expected.map(([, member]) => member)).toEqual([isMember, isMember])
  })

  it('are told of no change that would not flip it, because it lies with the other one', () => {
    expect(why('Ana in Oslo', reno).flip).toBeNull()
    expect(why('Ana in Reno', but('Ana in Oslo')).flip).toBeNull()
    expect(why('Ana in Reno', reno).flip).toHaveLength(1)
  })
})
