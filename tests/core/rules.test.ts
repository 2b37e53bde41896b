import { describe, expect, it } from 'vitest'
import type { Moment } from '../../core/calendar.ts'
import { compileFilter } from '../../core/compile-rules.ts'
import { audienceIndex } from '../../core/engine/audience-index.ts'
import { eachRow } from '../../core/engine/row-set.ts'
import { evaluatorOf } from '../../core/engine/evaluate.ts'
import { CourseId } from '../../core/ids.ts'
import { peopleOf } from '../../core/person.ts'
import { satisfies } from '../../core/plain.ts'
import type { Rule, Rules } from '../../core/rules.ts'
import { aTenant } from '../support/people.ts'
import { aDefinition, type Told } from './a-profile.ts'

const at: Moment = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }
const done = { passing: 'completed', registered: '2026-05-04T08:00:00Z', completed: '2026-05-20T12:00:00Z' } as const

const tenant = aTenant()
  .course('Safety')
  .course('Outlook')
  .course('Ethics')
  .field('Hire Date', 'date')
  .field('Level', 'number')
  .field('Certified', 'yes/no')
  .person('Ana', { city: 'Denver', jobTitle: 'CSM', fields: { 'Hire Date': '2023-05-01', Level: 3, Certified: true } })
  .person('Ben', { city: 'San Diego', jobTitle: 'CSM', fields: { 'Hire Date': '2022-05-01', Level: 1 } })
  .person('Cho', { city: 'Denver', jobTitle: 'Engineer', fields: { Certified: false } })
  .person('Dov', { jobTitle: 'Engineer', fields: { 'Hire Date': '2024-05-01' } })
  .enrolled('Ana', 'Safety', done)
  .enrolled('Ana', 'Outlook', done)
  .enrolled('Ana', 'Ethics', done)
  .enrolled('Ben', 'Safety', done)
  .enrolled('Ben', 'Outlook')
  .enrolled('Cho', 'Ethics', done)
const population = tenant.population()
const index = audienceIndex(population)
const people = [...peopleOf(population.snapshot).values()]
const [safety, outlook, ethics] = ['Safety', 'Outlook', 'Ethics'].map((title) => tenant.courseId(title))

const rule = (source: string, condition: string, value?: Rule['value']): Rule => ({ source, condition, value })
const group = (relation: 'and' | 'or', not: boolean, ...rules: (Rule | Rules)[]): Rules => ({ relation, not, rules })
const and = (...rules: (Rule | Rules)[]) => group('and', false, ...rules)
const or = (...rules: (Rule | Rules)[]) => group('or', false, ...rules)
const notAll = (...rules: (Rule | Rules)[]) => group('and', true, ...rules)
const none = (...rules: (Rule | Rules)[]) => group('or', true, ...rules)

const denver = rule('city', 'is equal to', 'Denver')
const csm = rule('jobTitle', 'is equal to', 'CSM')
const engineer = rule('jobTitle', 'is equal to', 'Engineer')
const hired = rule(tenant.fieldSource('Hire Date'), 'is after the date/time', '2023-01-01')
const completed = (...titles: string[]): Rule => ({
  source: '',
  condition: 'was completed',
  courses: titles.map((title) => tenant.courseId(title)),
})

const everybody = ['Ana', 'Ben', 'Cho', 'Dov']

/** The names of those who match, or what is wrong, as `path: expected`. */
function ask(told: Told): string[] | 'no filter' {
  const filter = compileFilter(aDefinition(told), population, at)
  if (filter.kind === 'invalid') return filter.findings.map(({ path, expected }) => `${path}: ${expected}`)
  if (filter.kind === 'none') return 'no filter'
  const plainly = people.filter((person) => satisfies(person, filter.root, at.zone)).map(({ user }) => user.title ?? '')
  const quickly: string[] = []
  eachRow(evaluatorOf(index, at.zone)(filter.root).takeOut(), (row) => quickly.push(people[row]?.user.title ?? ''))
  expect(quickly).toEqual(plainly)
  return plainly
}

describe('Grouped rules use different relationships (And / Or / Not) between rules', () => {
  it.each<[string, Rules, string[]]>([
    ['one rule', and(denver), ['Ana', 'Cho']],
    ['and', and(denver, csm), ['Ana']],
    ['or', or(denver, csm), ['Ana', 'Ben', 'Cho']],
    ['not and', notAll(denver, csm), ['Ben', 'Cho', 'Dov']],
    ['not or', none(denver, csm), ['Dov']],
    ['or of ands', or(and(denver, engineer), and(csm, rule('city', 'is equal to', 'San Diego'))), ['Ben', 'Cho']],
    ['and of ors', and(or(denver, rule('city', 'is empty')), or(engineer)), ['Cho', 'Dov']],
    ['not inside and', and(csm, none(denver)), ['Ben']],
    ['not of not', none(none(denver)), ['Ana', 'Cho']],
    ['nobody', and(csm, engineer), []],
    ['everybody, because somebody said so', or(csm, engineer), ['Ana', 'Ben', 'Cho', 'Dov']],
    ['a number', and(rule(tenant.fieldSource('Level'), 'is at least', 2)), ['Ana']],
    ['yes or no', and(rule(tenant.fieldSource('Certified'), 'is empty')), ['Ben', 'Dov']],
  ])('%s', (_, userProperties, expected) => {
    expect(ask({ userProperties })).toEqual(expected)
  })

  it('nests groups 20 levels deep at most', () => {
    const nested = (levels: number): Rules => (levels === 1 ? and(denver) : and(nested(levels - 1)))
    expect(ask({ userProperties: nested(20) })).toEqual(['Ana', 'Cho'])
    expect(ask({ userProperties: nested(21) })).toEqual([
      `userProperties${'.rules[0]'.repeat(20)}: at most 20 levels of groups`,
    ])
  })
})

describe('The three filter sections', () => {
  const userProperties = and(denver)
  const userDates = and(hired)
  const userActivities = and(completed('Safety'))
  it.each<[string, Told, string[] | 'no filter']>([
    ['combine with and', { userProperties, userDates, userActivities }, ['Ana']],
    ['combine with "any section"', { sections: 'any', userProperties, userDates, userActivities }, everybody],
    ['any of two', { sections: 'any', userProperties, userActivities }, ['Ana', 'Ben', 'Cho']],
    ['an empty section takes no part', { userProperties, userDates: and() }, ['Ana', 'Cho']],
    ['an empty section takes no part in "any"', { sections: 'any', userProperties, userDates: and() }, ['Ana', 'Cho']],
    ['an empty section takes no part, even negated', { userProperties, userDates: none() }, ['Ana', 'Cho']],
    ['a missing section takes no part', { userProperties, userDates: null }, ['Ana', 'Cho']],
    ['user dates alone', { userDates }, ['Ana', 'Dov']],
    ['user activities alone', { userActivities }, ['Ana', 'Ben']],
    ['no section at all is no filter, and not everybody', {}, 'no filter'],
    ['empty sections are no filter', { userProperties: and(), userDates: or(), userActivities: none() }, 'no filter'],
  ])('%s', (_, told, expected) => {
    expect(ask(told)).toEqual(expected)
  })
})

describe('A rule on several courses is tested per course, then counted', () => {
  const several = (condition: string, atLeast?: number, value?: Rule['value']): Told => ({
    userActivities: and({
      source: '',
      condition,
      value,
      courses: [safety, outlook, ethics].flatMap((id) => id ?? []),
      ...(atLeast === undefined ? {} : { atLeast }),
    }),
  })
  it.each<[string, Told, string[]]>([
    ['all of them', several('was completed'), ['Ana']],
    ['any of them', several('was completed', 1), ['Ana', 'Ben', 'Cho']],
    ['at least two of them', several('were enrolled', 2), ['Ana', 'Ben']],
    ['at least three of three is all of them', several('was completed', 3), ['Ana']],
    ['a negated condition, all', several('was not completed'), ['Dov']],
    ['a negated condition, any', several('was not completed', 1), ['Ben', 'Cho', 'Dov']],
    ['a condition with a value', several('was completed before', 2, '2026-06-01'), ['Ana']],
    ['one course', { userActivities: and(completed('Ethics')) }, ['Ana', 'Cho']],
    [
      'a course that is named twice counts once',
      { userActivities: and({ ...completed('Ethics', 'Ethics') }) },
      ['Ana', 'Cho'],
    ],
    [
      'more than there are',
      several('was completed', 4),
      ['userActivities.rules[0].atLeast: at most 3, the number of courses'],
    ],
    [
      'one named twice is not two',
      { userActivities: and({ ...completed('Ethics', 'Ethics'), atLeast: 2 }) },
      ['userActivities.rules[0].atLeast: at most 1, the number of courses'],
    ],
  ])('%s', (_, told, expected) => {
    expect(ask(told)).toEqual(expected)
  })
})

describe('What is invalid is a finding with its path, never "everyone" and never "nobody"', () => {
  const properties = (...rules: (Rule | Rules)[]): Told => ({ userProperties: and(...rules) })
  const date = tenant.fieldSource('Hire Date')
  it.each<[string, Told, string]>([
    ['an empty group', properties(denver, and()), 'userProperties.rules[1].rules: at least one rule in the group'],
    ['a blank value', properties(rule('city', 'is equal to', ' ')), '.value: a value that is not blank'],
    ['no value', properties(rule('city', 'is equal to')), '.value: a text'],
    ['a blank among values', properties(rule('city', 'is one of', ['x', ''])), '.value[1]: a value that is not blank'],
    ['no values', properties(rule('city', 'is one of', [])), '.value: a list of texts, at least one'],
    ['one text for a list', properties(rule('city', 'is one of', 'Denver')), '.value: a list of texts, at least one'],
    ['a lone surrogate', properties(rule('city', 'contains', 'a\ud800')), '.value: a text of whole characters'],
    ['a value too many', properties(rule('city', 'is empty', 'x')), '.value: no value'],
    ['a number as text', properties(rule(tenant.fieldSource('Level'), 'is at least', '2')), '.value: a number'],
    [
      'a range that is reversed',
      properties(rule(tenant.fieldSource('Level'), 'is between', { from: 2, to: 1 })),
      '.value: a range whose from is not after its to',
    ],
    [
      'half a range',
      properties(rule(tenant.fieldSource('Level'), 'is between', { from: 2 })),
      '.value: a range {"from": …, "to": …}',
    ],
    ['an unknown source', properties(rule('shoeSize', 'is empty')), '.source: a source of this tenant'],
    ['a source of no world', properties(rule('planet:1', 'is empty')), '.source: a source of this tenant'],
    ['a word of the language', properties(rule('constructor', 'is empty')), '.source: a source of this tenant'],
    ['no source', properties(rule('', 'is empty')), '.source: a source of this tenant'],
    [
      'a field that is gone',
      properties(rule('field:gone', 'is empty')),
      '.source: a user field that exists in Learn365',
    ],
    [
      'a condition of another kind',
      properties(rule('city', 'is at least', '2')),
      '.condition: one of: is equal to, is not equal to',
    ],
    ['an unknown condition', properties(rule('city', 'resembles', 'x')), '.condition: one of: is equal to'],
    ['a date among properties', properties(rule(date, 'is empty')), '.source: a source of the section userProperties'],
    ['a course among properties', properties(completed('Safety')), '.source: a source of the section userProperties'],
    ['a property among dates', { userDates: and(denver) }, '.source: a source of the section userDates'],
    [
      'a course that is gone',
      { userActivities: and(rule('course:gone', 'was completed')) },
      '.source: a course that exists in Learn365',
    ],
    ['a value for a course', { userActivities: and({ ...completed('Safety'), value: 'yes' }) }, '.value: no value'],
    ['29 February 2023', { userDates: and(rule(date, 'is on', '2023-02-29')) }, '.value: a date such as 2023-01-01'],
    ['a time without a day', { userDates: and(rule(date, 'is on', '09:00')) }, '.value: a date such as 2023-01-01'],
    [
      'a range of dates that is reversed',
      { userDates: and(rule(date, 'is between', { from: '2023-02-01', to: '2023-01-31' })) },
      '.value: a range whose from is not after its to',
    ],
    [
      'a range with half a date',
      { userDates: and(rule(date, 'is between', { from: '2023-02', to: '2023-03-31' })) },
      '.value.from: a date',
    ],
    [
      'a duration of nothing',
      { userDates: and(rule(date, 'is within the last', { amount: 0, unit: 'days' })) },
      '.value: a duration',
    ],
    [
      'half a day',
      { userDates: and(rule(date, 'is within the last', { amount: 0.5, unit: 'days' })) },
      '.value: a duration',
    ],
    [
      'an endless duration',
      { userDates: and(rule(date, 'is within the last', { amount: 251, unit: 'years' })) },
      '.value: at most 250 years',
    ],
    [
      'anniversaries in weeks',
      { userDates: and(rule(date, 'has its anniversary within the next', { amount: 1, unit: 'weeks' })) },
      '.value: a duration in days, 1 to 366',
    ],
  ])('%s', (_, told, expected) => {
    const found = ask(told)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^user(Properties|Dates|Activities)\.rules\[\d\]/)
    expect(found[0]).toContain(expected)
  })

  it('tells everything that is wrong at once, in every section and at every depth', () => {
    const told: Told = {
      userProperties: and(denver, rule('shoeSize', 'is empty'), or(rule('city', 'contains', ''), and())),
      userDates: and(rule('field:gone', 'is empty')),
      userActivities: and({
        source: '',
        condition: 'was completed',
        courses: ['gone', 'lost'].map((id) => CourseId.parse(id)),
      }),
    }
    expect(ask(told)).toEqual([
      'userProperties.rules[1].source: a source of this tenant',
      'userProperties.rules[2].rules[0].value: a value that is not blank',
      'userProperties.rules[2].rules[1].rules: at least one rule in the group',
      'userDates.rules[0].source: a user field that exists in Learn365',
      'userActivities.rules[0].courses: a course that exists in Learn365',
      'userActivities.rules[0].courses: a course that exists in Learn365',
    ])
  })

  it('refuses the whole filter when one of two sections is invalid, also with "any section"', () => {
    expect(ask({ sections: 'any', userProperties: and(denver), userDates: and(and()) })).toEqual([
      'userDates.rules[0].rules: at least one rule in the group',
    ])
  })
})
