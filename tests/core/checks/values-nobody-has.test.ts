import { describe, expect, it } from 'vitest'
import type { Moment } from '../../../core/calendar.ts'
import { checkProfile } from '../../../core/checks/check-profile.ts'
import type { Finding } from '../../../core/findings.ts'
import type { Rule } from '../../../core/rules.ts'
import { aTenant, profileId, type TestTenant } from '../../support/people.ts'
import { aDefinition } from '../a-profile.ts'
import { indexOf } from '../matching.ts'

const at: Moment = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }
const cities: Record<string, number> = {
  'Las Vegas': 214,
  'Las Palmas': 3,
  Boston: 7,
  Reno: 2,
  Renton: 1,
  'San Francisco': 5,
  東京都: 4,
  大阪市: 2,
}
const somewhere = (): TestTenant => {
  const tenant = aTenant()
  for (const [city, people] of Object.entries(cities))
    for (let n = 1; n <= people; n += 1) tenant.person(`${city} ${n}`, { city })
  return tenant.person('Nobody knows where')
}
const index = indexOf(somewhere().snapshot())

const check = (...rules: Rule[]): Finding[] =>
  checkProfile({
    definition: aDefinition({ userProperties: { rules } }),
    id: profileId(1),
    others: [],
    index,
    at,
  })
/** The findings of one rule about the city, as `path: found; expected`. */
const told = (condition: string, value: Rule['value']): string[] =>
  check({ source: 'city', condition, value }).map(({ path, found, expected }) => `${path}: ${found}; ${expected}`)
const value = 'userProperties.rules[0].value'

describe('A value that no user has', () => {
  it('is a warning with the nearest values that somebody has, and how many have them', () => {
    expect(check({ source: 'city', condition: 'is equal to', value: 'Las Vagas' })).toEqual([
      {
        path: value,
        found: '"Las Vagas": 0 users',
        expected: '"Las Vegas": 214',
        severity: 'warning',
        about: {
          code: 'nobody has',
          values: [{ value: 'Las Vagas', near: [{ value: 'Las Vegas', users: 214 }] }],
          count: 1,
          of: 1,
        },
      },
    ])
  })

  it.each([
    ['a letter too many', 'Bostton', '"Boston": 7'],
    ['a letter too few', 'Bosto', '"Boston": 7'],
    ['another letter', 'Bostan', '"Boston": 7'],
    ['two letters swapped', 'Botson', '"Boston": 7'],
    ['a part of the name', 'Francisco', '"San Francisco": 5'],
    ['more than the name', 'Reno, Nevada', '"Reno": 2'],
    ['several that are near, the nearest first', 'Ren', '"Reno": 2, "Renton": 1'],
    ['Japanese, one character off', '東京区', '"東京都": 4'],
    ['Japanese, a part of the name', '大阪', '"大阪市": 2'],
    ['nothing that is near', 'Kathmandu', 'a value that somebody has'],
    ['a single letter, which is near to everything', 'Q', 'a value that somebody has'],
    ['what looks like a pattern', '^(a+)+$', 'a value that somebody has'],
  ])('may be %s', (_, written, expected) => {
    expect(told('is equal to', written)).toEqual([`${value}: ${JSON.stringify(written)}: 0 users; ${expected}`])
  })

  it('is not one that is only written in another way', () => {
    expect(told('is equal to', ' ＬＡＳ  vegas ')).toEqual([])
  })

  it('is told with its place in a list, each of several', () => {
    expect(told('is one of', ['Las Vagas', 'Boston', 'Renno'])).toEqual([
      `${value}[0]: "Las Vagas": 0 users; "Las Vegas": 214`,
      `${value}[2]: "Renno": 0 users; "Reno": 2`,
    ])
  })

  it.each(['is not equal to', 'does not contain', 'does not start with', 'does not end with'])(
    'is told of a negated condition too, which says nothing with it: %s',
    (condition) => {
      expect(told(condition, 'Las Vagas')).toEqual([`${value}: "Las Vagas": 0 users; "Las Vegas": 214`])
    },
  )

  it.each([
    ['contains', 'Vagas', 'Vegas'],
    ['starts with', 'Vegas', 'Las'],
    ['ends with', 'Las', 'Vegas'],
  ])('is a part that nobody’s value has: %s', (condition, wrong, right) => {
    expect(told(condition, right)).toEqual([])
    expect(told(condition, wrong)).toHaveLength(1)
  })

  it('is not told a second time as a rule that nobody satisfies', () => {
    const rules: Rule[] = [
      { source: 'city', condition: 'is equal to', value: 'Las Vagas' },
      { source: 'city', condition: 'is not equal to', value: 'Bostton' },
    ]
    expect(check(...rules).map(({ path }) => path)).toEqual([value, 'userProperties.rules[1].value'])
  })

  it('is no warning where nobody is known yet', () => {
    const nobody = indexOf(aTenant().snapshot())
    const definition = aDefinition({
      userProperties: { rules: [{ source: 'city', condition: 'contains', value: 'x' }] },
    })
    expect(checkProfile({ definition, id: profileId(1), others: [], index: nobody, at })).toEqual([])
  })

  it('is told as a number where there are many, with the first of them', () => {
    const wrong = Array.from({ length: 5_000 }, (_, i) => `Las Vegas${i}`)
    const start = performance.now()
    const findings = check({ source: 'city', condition: 'is one of', value: wrong })
    expect(performance.now() - start).toBeLessThan(500)
    expect(findings).toMatchObject([
      {
        path: value,
        found: '5000 of 5000 values, such as "Las Vegas0": 0 users',
        about: { values: [{ value: 'Las Vegas0' }, { value: 'Las Vegas1' }, { value: 'Las Vegas2' }], count: 5_000 },
      },
    ])
  })

  it('is told of a hundred rules at most, and with the rest as a number', () => {
    const rules = Array.from({ length: 120 }, (_, i) => ({
      source: 'city',
      condition: 'is not equal to',
      value: `Nowhere ${i}`,
    }))
    const findings = check(...rules).filter(({ about }) => about?.code !== 'everybody satisfies')
    expect(findings.filter(({ about }) => about?.code === 'nobody has')).toHaveLength(100)
    expect(findings).toContainEqual(
      expect.objectContaining({
        path: 'userProperties.rules[100]',
        about: { code: 'more that nobody has', count: 20 },
      }),
    )
  })

  it('costs no more than a moment among 20,000 long values', () => {
    const many = aTenant()
    for (let n = 0; n < 20_000; n += 1)
      many.person(`Person ${n}`, { city: `${'Long street name, district '.repeat(4)}${n}` })
    const large = indexOf(many.snapshot())
    large.columns.text({ from: 'property', kind: 'text', property: 'city' })
    const wrong = Array.from({ length: 100 }, (_, i) => `${'Lang street nome, district '.repeat(3)}x${i}`)
    const definition = aDefinition({
      userProperties: { rules: [{ source: 'city', condition: 'is one of', value: wrong }] },
    })
    const start = performance.now()
    expect(checkProfile({ definition, id: profileId(1), others: [], index: large, at })).toHaveLength(1)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
