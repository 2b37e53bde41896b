import type { Rule } from '../core/rules.ts'
import type { Dice } from './dice.ts'
import { courseIdOf } from './tenant.ts'
import * as words from './words.ts'

/** Conditions with how often administrators use them, and how each gets its value. */
type Choice<T> = readonly [often: number, make: (chance: Dice) => T][]

function chosen<T>(choices: Choice<T>, chance: Dice): T {
  let left = chance.next() * choices.reduce((sum, [often]) => sum + often, 0)
  for (const [often, make] of choices) {
    if (left < often) return make(chance)
    left -= often
  }
  throw new RangeError('nothing to choose from')
}

const rule = (source: string, condition: string, value?: Rule['value']): Rule =>
  value === undefined ? { source, condition } : { source, condition, value }

/** A value that many people have, more often than one that few have. */
const popular = (list: readonly string[], chance: Dice): string => list[chance.ranked(list.length)] ?? ''
const several = (list: readonly string[], chance: Dice): string[] => [
  ...new Set(Array.from({ length: 2 + chance.below(4) }, () => popular(list, chance))),
]

const text = (source: string, list: readonly string[]): Choice<Rule> => [
  [10, (chance) => rule(source, 'is equal to', popular(list, chance))],
  [6, (chance) => rule(source, 'is one of', several(list, chance))],
  [2, (chance) => rule(source, 'is not equal to', popular(list, chance))],
  [1.5, (chance) => rule(source, 'is none of', several(list, chance))],
  [0.6, () => rule(source, 'is empty')],
  [0.9, () => rule(source, 'is not empty')],
]
const costCentres = Array.from({ length: 500 }, (_, n) => words.costCentre(n))
const titleWords = ['manager', 'engineer', 'customer success', 'analyst', 'developer', 'nurse']
const ranks = ['Senior', 'Head of', 'Junior', 'Lead']

const properties: Choice<Rule> = [
  [16, (chance) => chosen(text('city', words.cities), chance)],
  [16, (chance) => chosen(text('country', words.countries), chance)],
  [20, (chance) => chosen(text('department', words.departments), chance)],
  [9, (chance) => chosen(text('jobTitle', words.jobTitles), chance)],
  [7, (chance) => chosen(text('company', words.companies), chance)],
  [4, (chance) => chosen(text('entra:employeeType', words.employeeTypes), chance)],
  [3, (chance) => chosen(text('field:cost-centre', costCentres), chance)],
  [6, (chance) => rule('jobTitle', 'contains', popular(titleWords, chance))],
  [1.5, (chance) => rule('jobTitle', 'does not contain', popular(titleWords, chance))],
  [2, (chance) => rule('jobTitle', 'starts with', popular(ranks, chance))],
  [1, (chance) => rule('jobTitle', 'does not start with', popular(ranks, chance))],
  [1, (chance) => rule('jobTitle', 'ends with', popular(titleWords, chance))],
  [2, (chance) => rule('email', 'ends with', chance.happens(0.7) ? '@contoso.example' : '@fabrikam.example')],
  [0.7, () => rule('email', 'does not end with', '@fabrikam.example')],
  [2, (chance) => rule('office', 'starts with', popular(words.cities, chance))],
  [2, (chance) => rule('field:cost-centre', 'starts with', `CC-1${chance.below(5)}`)],
  [3, (chance) => rule('field:level', 'is at least', 2 + chance.below(6))],
  [1.5, (chance) => rule('field:level', 'is greater than', 2 + chance.below(6))],
  [1, (chance) => rule('field:level', 'is less than', 2 + chance.below(6))],
  [1, (chance) => rule('field:level', 'is at most', 2 + chance.below(6))],
  [1.5, (chance) => rule('field:level', 'is equal to', 1 + chance.below(8))],
  [0.5, (chance) => rule('field:level', 'is not equal to', 1 + chance.below(8))],
  [1.5, (chance) => rule('field:level', 'is between', { from: 1 + chance.below(4), to: 5 + chance.below(4) })],
  [4, () => rule('field:certified', 'is yes')],
  [2, () => rule('field:certified', 'is no')],
  [0.5, () => rule('field:certified', 'is empty')],
]

/** A rule on a user property. */
export const propertyRule = (chance: Dice): Rule => chosen(properties, chance)

const durations = [
  { amount: 30, unit: 'days' },
  { amount: 90, unit: 'days' },
  { amount: 7, unit: 'days' },
  { amount: 2, unit: 'weeks' },
  { amount: 6, unit: 'months' },
  { amount: 1, unit: 'years' },
  { amount: 3, unit: 'years' },
]
const duration = (chance: Dice): Rule['value'] => ({ ...(durations[chance.ranked(durations.length)] ?? durations[0]) })

/** The first day of one of the last twenty quarters; now and then with a time. */
function date(chance: Dice, now: Date): string {
  const quarter = chance.ranked(20)
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 3 * quarter, 1)).toISOString().slice(0, 10)
  return chance.happens(0.1) ? `${month}T09:00` : month
}

const dates = (source: string, now: Date): Choice<Rule> => [
  [8, (chance) => rule(source, 'is within the last', duration(chance))],
  [5, (chance) => rule(source, 'is more than … ago', duration(chance))],
  [2, (chance) => rule(source, 'is within the next', duration(chance))],
  [0.5, (chance) => rule(source, 'is more than … from now', duration(chance))],
  [5, (chance) => rule(source, 'is before the date/time', date(chance, now))],
  [6, (chance) => rule(source, 'is after the date/time', date(chance, now))],
  [2, (chance) => rule(source, 'is on or before', date(chance, now))],
  [3, (chance) => rule(source, 'is on or after', date(chance, now))],
  [0.5, (chance) => rule(source, 'is on', date(chance, now))],
  [2, (chance) => rule(source, 'is between', ordered(date(chance, now), date(chance, now)))],
  [
    2.5,
    (chance) => rule(source, 'has its anniversary within the next', { amount: chance.one([7, 14, 30]), unit: 'days' }),
  ],
  [1, () => rule(source, 'is empty')],
  [1, () => rule(source, 'is not empty')],
]

const ordered = (a: string, b: string): { from: string; to: string } =>
  a <= b ? { from: a, to: b } : { from: b, to: a }

/** A rule on a user date. */
export const dateRule = (chance: Dice, now: Date): Rule =>
  chosen(dates(chance.happens(0.75) ? 'field:hired' : 'field:last-review', now), chance)

type Asked = Pick<Rule, 'condition' | 'value'>
const asked = (condition: string, value?: Rule['value']): Asked =>
  value === undefined ? { condition } : { condition, value }

const activities = (now: Date): Choice<Asked> => [
  [22, () => asked('was completed')],
  [20, () => asked('was not completed')],
  [10, () => asked('are enrolled')],
  [7, () => asked('is overdue')],
  [6, () => asked('is in progress')],
  [5, () => asked('was not started')],
  [5, () => asked('were enrolled')],
  [5, () => asked('were not enrolled')],
  [2, () => asked('was completed late')],
  [3, () => asked('was not completed on time')],
  [1, () => asked('were last enrolled')],
  [2, (chance) => asked('was completed before', date(chance, now))],
  [4, (chance) => asked('was completed after', date(chance, now))],
  [6, (chance) => asked('was completed within the last', duration(chance))],
  [1, (chance) => asked('were last enrolled before', date(chance, now))],
  [1, (chance) => asked('were last enrolled after', date(chance, now))],
  [1, (chance) => asked('were last enrolled within the last', duration(chance))],
]

/** A rule on a course, or on several. */
export function activityRule(chance: Dice, now: Date): Rule {
  const what = chosen(activities(now), chance)
  const course = () => courseIdOf(chance.ranked(words.courseCount))
  if (!chance.happens(0.1)) return { source: `course:${course()}`, ...what }
  const courses = [...new Set(Array.from({ length: 2 + chance.below(4) }, course))]
  if (!chance.happens(0.6)) return { source: '', ...what, courses }
  return { source: '', ...what, courses, atLeast: 1 + chance.below(courses.length) }
}
