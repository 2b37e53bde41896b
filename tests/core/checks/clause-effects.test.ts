import { describe, expect, it } from 'vitest'
import type { Rule, Rules } from '../../../core/rules.ts'
import { aTenant } from '../../support/people.ts'
import type { Told } from '../a-profile.ts'
import { checking } from './checking.ts'

const tenant = aTenant()
  .person('Ana', { city: 'Oslo', company: 'Contoso', department: 'Sales' })
  .person('Ben', { city: 'Oslo', company: 'Contoso', department: 'IT' })
  .person('Cho', { city: 'Bergen', company: 'Contoso', department: 'IT' })
  .person('Dee', { city: 'Bergen', company: 'Contoso' })
const check = checking(tenant)
const is = (source: string, value: string): Rule => ({ source, condition: 'is equal to', value })
const [oslo, bergen, contoso, sales, it_] = [
  is('city', 'Oslo'),
  is('city', 'Bergen'),
  is('company', 'Contoso'),
  is('department', 'Sales'),
  is('department', 'IT'),
]
const and = (...rules: Rules['rules']): Rules => ({ relation: 'and', not: false, rules })
const or = (...rules: Rules['rules']): Rules => ({ relation: 'or', not: false, rules })
const not = (group: Rules): Rules => ({ ...group, not: true })
const at = (n: number, ...inner: number[]): string =>
  `userProperties${[n, ...inner].map((i) => `.rules[${i}]`).join('')}`

const everybody = 'somebody who does not satisfy it: at present everybody does'
const nobody = 'somebody who satisfies it: at present nobody does'
const idle = 'a clause without which somebody else would match'

describe('A clause that says nothing as things are', () => {
  it.each<[string, Rules, string[]]>([
    ['is none where every clause tells people apart', and(oslo, it_), []],
    ['is a rule that everybody satisfies', and(oslo, contoso), [`${at(1)}: ${everybody}`]],
    [
      'is a group that nobody satisfies, though each of its rules has somebody',
      and(bergen, sales),
      [`userProperties: ${nobody}`],
    ],
    ['is a group that everybody satisfies', and(oslo, or(not(and(sales)), oslo)), [`${at(1)}: ${everybody}`]],
    ['is told of the innermost clause alone', and(oslo, or(and(contoso), sales)), [`${at(1, 0, 0)}: ${everybody}`]],
    ['is a rule without which an "and" matches the same people', and(sales, oslo), [`${at(1)}: ${idle}`]],
    ['is a rule without which an "or" matches the same people', or(oslo, sales), [`${at(1)}: ${idle}`]],
    ['is the later one of two equal rules', and(oslo, it_, oslo), [`${at(2)}: ${idle}`]],
    [
      'is the later one of two that are written in another way',
      or(oslo, it_, is('city', ' ｏｓｌｏ ')),
      [`${at(2)}: ${idle}`],
    ],
    ['is a group without which the same people match', and(sales, or(oslo, it_)), [`${at(1)}: ${idle}`]],
    ['is told beside another one', and(contoso, oslo, it_, oslo), [`${at(0)}: ${everybody}`, `${at(3)}: ${idle}`]],
    ['is none in a group of one', and(not(or(oslo))), []],
  ])('%s', (_, rules, expected) => {
    expect(check({ userProperties: rules })).toEqual(expected)
  })

  it('is a section, too', () => {
    const told: Told = { sections: 'any', userProperties: or(oslo, bergen), userActivities: null }
    expect(check(told)).toEqual([`userProperties: ${everybody}`])
  })

  it('is never the only clause that a group would keep', () => {
    expect(check({ userProperties: and(oslo, oslo, oslo) })).toEqual([1, 2].map((n) => `${at(n)}: ${idle}`))
  })

  it('is not looked for where there is nobody yet, nor in a filter of hundreds of clauses', () => {
    expect(checking(aTenant())({ userProperties: and(oslo, bergen) })).toEqual([])
    expect(check({ userProperties: and(...Array.from({ length: 301 }, () => oslo)) })).toEqual([])
  })

  it('is told with how many users there are', () => {
    expect(check({ userProperties: and(contoso) })).toEqual([`${at(0)}: ${everybody}`])
  })
})
