import { describe, expect, it } from 'vitest'
import type { Rule, Rules } from '../../../core/rules.ts'
import { aTenant } from '../../support/people.ts'
import type { Told } from '../a-profile.ts'
import { checking } from './checking.ts'

const tenant = aTenant()
  .field('Level', 'number')
  .field('Certified', 'yes/no')
  .field('Hired', 'date')
  .course('Safety')
  .course('Outlook')
  .person('Ana', { city: 'Oslo', fields: { Level: 2, Certified: true, Hired: '2024-05-01' } })
  .person('Ben', { city: 'Bergen', fields: { Level: 5, Certified: false, Hired: '2020-01-31' } })
  .person('Cho', { fields: { Hired: '2026-11-20' } })
  .enrolled('Ana', 'Safety', { passing: 'completed', completed: '2026-03-01' })
  .enrolled('Ben', 'Safety', { passing: 'in progress' })
const check = checking(tenant)

const places = {
  city: ['userProperties', 'city'],
  Level: ['userProperties', tenant.fieldSource('Level')],
  Certified: ['userProperties', tenant.fieldSource('Certified')],
  Hired: ['userDates', tenant.fieldSource('Hired')],
  Safety: ['userActivities', tenant.courseSource('Safety')],
} as const
type Source = keyof typeof places

/** Rules about one source, as `condition value & condition value`; the values are JSON. */
const rulesOf = (source: Source, text: string): Rule[] =>
  text.split(' & ').map((one) => {
    const [, condition = '', value] = /^(.*?)(?: (["[{\d-].*))?$/.exec(one) ?? []
    const written = value === undefined ? {} : { value: JSON.parse(value) as Rule['value'] }
    return { source: places[source][1], condition, ...written }
  })
/** What is certain of the groups of a definition. */
const certain = (told: Told): string[] =>
  check(told).flatMap((line) => {
    const [, path, what] = /^([^:]*): .*this (can never be true|is always true)$/.exec(line) ?? []
    return path === undefined ? [] : [`${path} ${what}`]
  })
const ofGroup = (source: Source, relation: 'and' | 'or', text: string, not = false): string[] =>
  certain({ [places[source][0]]: { relation, not, rules: rulesOf(source, text) } })

describe('Rules that can never be true, whoever the users are', () => {
  it.each<[Source, string]>([
    ['city', 'is equal to "Oslo" & is equal to "Bergen"'],
    ['city', 'is equal to "Oslo" & is empty'],
    ['city', 'is equal to " OSLO " & is not equal to "oslo"'],
    ['city', 'is one of ["Oslo", "Bergen"] & is none of ["Bergen", "Oslo", "Reno"]'],
    ['Level', 'is greater than 5 & is less than 5'],
    ['Level', 'is at least 5 & is less than 5'],
    ['Level', 'is greater than 5 & is equal to 5'],
    ['Level', 'is between {"from": 1, "to": 3} & is between {"from": 4, "to": 9}'],
    ['Level', 'is at least 0 & is empty'],
    ['Certified', 'is yes & is no'],
    ['Certified', 'is yes & is empty'],
    ['Hired', 'is before the date/time "2023-01-01" & is after the date/time "2023-01-01"'],
    ['Hired', 'is on "2023-01-01" & is on or after "2023-01-02"'],
    ['Hired', 'is within the last {"amount": 7, "unit": "days"} & is more than … ago {"amount": 7, "unit": "days"}'],
    ['Hired', 'is on or after "2023-01-01T09:00" & is before the date/time "2023-01-01"'],
    ['Safety', 'was completed & was not completed'],
    ['Safety', 'was completed late & was not completed'],
    ['Safety', 'are enrolled & were not enrolled'],
    ['Safety', 'was not started & is in progress'],
  ])('%s: %s', (source, text) => {
    expect(ofGroup(source, 'and', text)).toEqual([`${places[source][0]} can never be true`])
    expect(ofGroup(source, 'and', text, true), 'and not').toEqual([`${places[source][0]} is always true`])
  })
})

describe('Rules that are always true, whoever the users are', () => {
  it.each<[Source, string]>([
    ['city', 'is equal to "Oslo" & is not equal to "Oslo"'],
    ['city', 'is empty & is not empty'],
    ['city', 'is not equal to "Oslo" & is not equal to "Bergen"'],
    ['Level', 'is at least 5 & is less than 5 & is empty'],
    ['Certified', 'is yes & is no & is empty'],
    ['Hired', 'is on or before "2023-01-01" & is after the date/time "2023-01-01" & is empty'],
    ['Safety', 'was completed & was not completed'],
    ['Safety', 'were enrolled & was not completed'],
  ])('%s: %s', (source, text) => {
    expect(ofGroup(source, 'or', text)).toEqual([`${places[source][0]} is always true`])
    expect(ofGroup(source, 'or', text, true), 'or not').toEqual([`${places[source][0]} can never be true`])
  })
})

describe('Nothing is claimed', () => {
  it.each<[string, Source, 'and' | 'or', string]>([
    ['where somebody can satisfy it', 'city', 'and', 'is none of ["Oslo"] & is not empty'],
    ['where the bounds meet', 'Level', 'and', 'is at least 5 & is at most 5'],
    ['where there is room between them', 'Level', 'and', 'is greater than 5 & is less than 5.5'],
    ['of numbers to which adding 1 changes nothing', 'Level', 'and', 'is less than 1e17 & is at most 5e17'],
    ['of the largest numbers', 'Level', 'and', 'is greater than -1.7e308 & is less than 1.7e308'],
    ['where the blank ones are left out', 'Level', 'or', 'is at least 5 & is less than 5'],
    ['of parts of texts, which may overlap', 'city', 'and', 'starts with "Oslo" & ends with "sloth"'],
    ['where texts are looked for in others', 'city', 'and', 'contains "a" & does not contain "ab"'],
    [
      'of anniversaries, which come every year',
      'Hired',
      'and',
      'has its anniversary within the next {"amount": 30, "unit": "days"} & is before the date/time "2020-02-01"',
    ],
    ['of one enrollment and another', 'Safety', 'and', 'was completed & is in progress'],
    [
      'of dates of several enrollments',
      'Safety',
      'and',
      'was completed before "2023-01-01" & was completed after "2024-01-01"',
    ],
    ['of a rule alone', 'city', 'and', 'is equal to "Oslo"'],
  ])('%s', (_, source, relation, text) => {
    expect(ofGroup(source, relation, text)).toEqual([])
  })

  it('of two sources', () => {
    const rules = [...rulesOf('city', 'is equal to "Oslo"'), ...rulesOf('Level', 'is empty')]
    expect(certain({ userProperties: { rules } })).toEqual([])
  })

  it('of several courses together', () => {
    const courses = ['Safety', 'Outlook'].map((title) => tenant.courseId(title))
    const rule = (condition: string) => ({ source: '', condition, courses, atLeast: 1 })
    expect(certain({ userActivities: { rules: [rule('was completed'), rule('was not completed')] } })).toEqual([])
  })
})

describe('What can never be true is told', () => {
  const rules = rulesOf('city', 'is equal to "Oslo" & is equal to "Bergen"')
  const others = rulesOf('city', 'is not empty')
  const group = (relation: Rules['relation'], ...inner: Rules['rules']): Rules => ({
    relation,
    not: false,
    rules: inner,
  })

  it.each<[string, Rules, string[]]>([
    [
      'of rules in groups within that only repeat the relation',
      group('and', group('and', ...rules.slice(0, 1)), group('or', ...rules.slice(1))),
      ['userProperties can never be true'],
    ],
    [
      'of the innermost group, and not again of those around it',
      group('and', group('and', ...rules), ...others),
      ['userProperties.rules[0] can never be true'],
    ],
    [
      'of a group also where the one around it may be true',
      group('or', group('and', ...rules), ...others),
      ['userProperties.rules[0] can never be true'],
    ],
    [
      'of each of several groups',
      group('or', group('and', ...rules), group('and', ...rules, ...others), ...others),
      ['userProperties.rules[0] can never be true', 'userProperties.rules[1] can never be true'],
    ],
  ])('%s', (_, userProperties, expected) => {
    expect(certain({ userProperties })).toEqual(expected)
  })

  it('fast, of long lists that have nothing in common', () => {
    const lists = Array.from({ length: 100 }, (_, list) => ({
      source: 'city',
      condition: 'is one of',
      value: Array.from({ length: 1_000 }, (__, i) => `City ${list}-${i}`),
    }))
    const start = performance.now()
    expect(certain({ userProperties: { rules: lists } })).toEqual(['userProperties can never be true'])
    expect(performance.now() - start).toBeLessThan(30_000)
  })
})
