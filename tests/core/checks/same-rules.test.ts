import { describe, expect, it } from 'vitest'
import type { Rule, Rules } from '../../../core/rules.ts'
import { aTenant } from '../../support/people.ts'
import { aProfile, type Told } from '../a-profile.ts'
import { checking } from './checking.ts'

const tenant = aTenant()
  .course('Safety')
  .course('Outlook')
  .person('Ana', { city: 'Oslo', department: 'Sales', company: 'A' })
  .person('Ben', { city: 'Bergen', department: 'Sales', company: 'B' })
  .person('Cho', { city: 'Oslo', department: 'IT', company: 'B' })
  .person('Dee', { city: 'Oslo', department: 'Sales', company: 'B' })
  .person('Eva', { city: 'Reno', department: 'IT', company: 'A' })
  .enrolled('Ana', 'Safety')
  .enrolled('Ben', 'Outlook')
const check = checking(tenant)
const rule = (source: string, condition: string, value?: Rule['value']): Rule => ({ source, condition, value })
const [oslo, sales, b] = [
  rule('city', 'is equal to', 'Oslo'),
  rule('department', 'is equal to', 'Sales'),
  rule('company', 'is equal to', 'B'),
]
const group = (relation: 'and' | 'or', ...rules: Rules['rules']): Rules => ({ relation, not: false, rules })
const two: Told = { userProperties: group('and', oslo, sales) }
const enrolled = (...titles: string[]): Told => ({
  userActivities: {
    rules: [{ condition: 'were enrolled', courses: titles.map((title) => tenant.courseId(title)), atLeast: 1 }],
  },
})

/** Whether two definitions are told to have the same rules. */
const areSame = (mine: Told, other: Told): boolean =>
  check(mine, [aProfile(2, 'Another', other)]).includes(': rules that no other profile has')

describe('The same rules as another profile', () => {
  it.each<[string, Told, Told]>([
    ['may be written in another order', two, { userProperties: group('and', sales, oslo) }],
    [
      'may be spelt in another way',
      two,
      { userProperties: group('and', rule('city', 'is equal to', ' ＯＳＬＯ'), sales) },
    ],
    [
      'may say "is one of" one value',
      two,
      { userProperties: group('and', rule('city', 'is one of', ['oslo']), sales) },
    ],
    [
      'may have needless groups',
      two,
      { userProperties: group('and', group('or', group('and', group('or', oslo))), group('and', sales)) },
    ],
    ['may say the same twice', two, { userProperties: group('and', oslo, sales, oslo, oslo) }],
    ['may belong to profiles that differ in the rest', two, { ...two, enroll: false, autoPopulate: false }],
    ['may name courses in another order', enrolled('Safety', 'Outlook'), enrolled('Outlook', 'Safety')],
    [
      'may list values in another order',
      { userProperties: group('and', rule('city', 'is one of', ['Oslo', 'Bergen']), b) },
      { userProperties: group('and', rule('city', 'is one of', ['bergen', 'Oslo']), b) },
    ],
  ])('%s', (_, mine, other) => {
    expect([areSame(mine, other), areSame(other, mine)]).toEqual([true, true])
  })

  it.each<[string, Told, Told]>([
    ['another relation', two, { userProperties: group('or', oslo, sales) }],
    ['one of them negated', two, { userProperties: { ...group('and', oslo, sales), not: true } }],
    ['one rule more', two, { userProperties: group('and', oslo, sales, b) }],
    ['another condition', two, { userProperties: group('and', rule('city', 'contains', 'Oslo'), sales) }],
    [
      'other brackets',
      { userProperties: group('and', oslo, group('or', sales, b)) },
      { userProperties: group('or', group('and', oslo, sales), b) },
    ],
    ['no rules at all', two, {}],
    [
      'another number of courses',
      enrolled('Safety', 'Outlook'),
      {
        userActivities: { rules: [{ ...enrolled('Safety', 'Outlook').userActivities?.rules[0], atLeast: 2 } as Rule] },
      },
    ],
  ])('are not the same with %s', (_, mine, other) => {
    expect([areSame(mine, other), areSame(other, mine)]).toEqual([false, false])
  })

  it('are told with the title of the other profile', () => {
    const lines = check(two, [
      aProfile(3, 'Others', { userProperties: group('or', oslo, sales) }),
      aProfile(2, 'Twin', two),
    ])
    expect(lines).toEqual([': rules that no other profile has'])
  })
})
