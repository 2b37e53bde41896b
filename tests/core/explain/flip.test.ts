import { describe, expect, it } from 'vitest'
import type { FlipStep } from '../../../core/contract/why.ts'
import type { Override } from '../../../core/profile.ts'
import type { Rule } from '../../../core/rules.ts'
import { aTenant, profileId } from '../../support/people.ts'
import { aProfile, type Told } from '../a-profile.ts'
import { at, whyOf } from './explaining.ts'

const tenant = aTenant()
  .field('Level', 'number')
  .field('Certified', 'yes/no')
  .field('Hired', 'date')
  .course('Safety')
  .person('Ana', { city: 'Reno', jobTitle: 'CSM', fields: { Level: 2, Certified: false, Hired: '2026-11-20' } })
  .person('Ben', { city: 'Las Vegas' })
  .enrolled('Ana', 'Safety', { passing: 'in progress', registered: '2026-11-01' })
const cities: Rule = { source: 'city', condition: 'is one of', value: ['Las Vegas', 'Denver'] }
const csm: Rule = { source: 'jobTitle', condition: 'is equal to', value: 'CSM' }
const rule = (field: string, condition: string, value?: Rule['value']): Rule => ({
  source: tenant.fieldSource(field),
  condition,
  value,
})
const safety = (condition: string): Rule => ({ source: tenant.courseSource('Safety'), condition })
const user = (name: string): Override => ({ kind: 'user', id: tenant.idOf(name) })

const flipOf = (name: string, told: Told): FlipStep[] | null =>
  whyOf(tenant, name, [aProfile(1, 'A', told), aProfile(2, 'B', { overrides: { include: [user('Ana')] } })], at).flip
/** Steps as people read them. */
const read = (steps: FlipStep[] | null): string[] | undefined =>
  steps?.map((step) => {
    if (step.kind === 'override') return `${step.change} ${step.path}`
    const to = step.to.kind === 'value' ? step.to.value : step.to.kind
    return `${step.label}: ${step.from ?? 'blank'} → ${to}`
  })

describe('The smallest change that would flip the answer', () => {
  it('says which rules would answer otherwise, and with which value', () => {
    expect(flipOf('Ana', { userProperties: { rules: [csm, cities] } })).toEqual([
      {
        kind: 'value',
        source: 'city',
        label: 'City',
        from: 'Reno',
        to: { kind: 'value', value: 'Denver' },
        rules: ['userProperties.rules[1]'],
      },
    ])
  })

  const blank: Rule = { source: 'city', condition: 'is empty' }
  it.each<[string, Told, string[]]>([
    ['one of the values of a rule', { userProperties: { rules: [cities] } }, ['City: Reno → Denver']],
    [
      'as it is written in the rule',
      { userProperties: { rules: [{ ...cities, value: [' ＤＥＮＶＥＲ'] }] } },
      ['City: Reno → ＤＥＮＶＥＲ'],
    ],
    ['something else, to leave', { userProperties: { rules: [csm] } }, ['Job Title: CSM → anything else']],
    ['no value', { userProperties: { rules: [blank] } }, ['City: Reno → blank']],
    ['a number', { userProperties: { rules: [rule('Level', 'is at least', 5)] } }, ['Level: 2 → 5']],
    ['a number beyond a bound', { userProperties: { rules: [rule('Level', 'is greater than', 5)] } }, ['Level: 2 → 6']],
    ['yes', { userProperties: { rules: [rule('Certified', 'is yes')] } }, ['Certified: no → yes']],
    [
      'a day',
      { userDates: { rules: [rule('Hired', 'is before the date/time', '2026-01-01')] } },
      ['Hired: 2026-11-20 → 2025-12-31'],
    ],
    [
      'a day on the bound',
      { userDates: { rules: [rule('Hired', 'is on or before', '2026-01-01')] } },
      ['Hired: 2026-11-20 → 2026-01-01'],
    ],
    [
      'a course that is completed',
      { userActivities: { rules: [safety('was completed')] } },
      [
        'Safety: active, in progress, registered 2026-11-01; the latest enrollment → active, completed, ' +
          'registered 2026-10-24T15:00:00Z, started 2026-11-03T15:00:00Z, completed 2026-11-21T15:00:00Z; the latest enrollment',
      ],
    ],
    [
      'no enrollment, to leave',
      { userActivities: { rules: [safety('were enrolled')] } },
      ['Safety: active, in progress, registered 2026-11-01; the latest enrollment → not enrolled'],
    ],
    [
      'two values where one is not enough',
      { userProperties: { rules: [cities, rule('Level', 'is at least', 5)] } },
      ['City: Reno → Denver', 'Level: 2 → 5'],
    ],
    [
      'one value where one of two is enough',
      {
        userProperties: {
          relation: 'or',
          rules: [{ rules: [cities, rule('Level', 'is at least', 5)] }, rule('Certified', 'is yes')],
        },
      },
      ['Certified: no → yes'],
    ],
    [
      'more values where it takes them',
      {
        userProperties: { rules: [cities, rule('Level', 'is at least', 5), rule('Certified', 'is yes')] },
        userDates: { rules: [rule('Hired', 'is empty')] },
      },
      ['City: Reno → Denver', 'Level: 2 → 5', 'Certified: no → yes', 'Hired: 2026-11-20 → blank'],
    ],
  ])('is %s', (_, told, expected) => {
    expect(read(flipOf('Ana', told))).toEqual(expected)
  })

  it.each<[string, string, Told, string[] | undefined]>([
    [
      'an exclude less',
      'Ben',
      { userProperties: { rules: [cities] }, overrides: { exclude: [user('Ben')] } },
      ['take out overrides.exclude[0]'],
    ],
    [
      'an include less',
      'Ana',
      { userProperties: { rules: [cities] }, overrides: { include: [user('Ana')] } },
      ['take out overrides.include[0]'],
    ],
    [
      'an include more, where there are no rules',
      'Ben',
      { overrides: { include: [user('Ana')] } },
      ['add overrides.include'],
    ],
    [
      'an exclude less and a value',
      'Ana',
      { userProperties: { rules: [cities] }, overrides: { exclude: [user('Ana')] } },
      ['take out overrides.exclude[0]', 'City: Reno → Denver'],
    ],
    [
      'all includes less and a value, of somebody who matches too',
      'Ana',
      {
        userProperties: { rules: [csm] },
        overrides: { include: [user('Ana'), { kind: 'profile', id: profileId(2) }] },
      },
      ['take out overrides.include[0]', 'take out overrides.include[1]', 'Job Title: CSM → anything else'],
    ],
    [
      'none where no value does it',
      'Ana',
      { userProperties: { rules: [csm, { ...csm, condition: 'is not equal to' }] } },
      undefined,
    ],
  ])('may be %s (%s)', (_, name, told, expected) => {
    expect(read(flipOf(name, told))).toEqual(expected)
  })
})
