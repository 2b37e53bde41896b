import { courseSentence, type Takes } from './en-course-sentences.ts'

/*
 * Conditions are sentences already, so only those that would not read well behind their source have a wording here.
 * `{source}` and `{value}` stand where they belong; `…` in a condition is the place of its value.
 */
const sentence: Record<string, string> = {
  'is before the date/time': '{source} is before {value}',
  'is after the date/time': '{source} is after {value}',
}

type Unit = 'days' | 'weeks' | 'months' | 'years'
const one: Record<Unit, string> = { days: 'day', weeks: 'week', months: 'month', years: 'year' }

/** How rules read. */
export const enRules = {
  /** The words of a condition alone. */
  condition: (id: string) => id,
  /** A whole rule; `hasValue` tells whether there is anything to put for `{value}`, `takes` which of its courses. */
  sentence: (id: string, hasValue: boolean, takes: Takes): string =>
    courseSentence(id, takes) ??
    sentence[id] ??
    (id.includes('…') ? `{source} ${id.replace('…', '{value}')}` : `{source} ${id}${hasValue ? ' {value}' : ''}`),
  group: {
    and: 'All of these are true',
    or: 'At least one of these is true',
    notAnd: 'Not all of these are true',
    notOr: 'None of these is true',
    notOne: 'This is not true',
  },
  and: 'and',
  or: 'or',
  not: 'not',
  badge: { and: 'And', or: 'Or', not: 'Not' },
  quoted: (text: string) => `“${text}”`,
  range: (from: string, to: string) => `${from} and ${to}`,
  duration: (amount: number, shown: string, unit: Unit) => `${shown} ${amount === 1 ? one[unit] : unit}`,
  andMore: (n: string) => `${n} more`,
  source: {} as Record<string, string>,
  unknownSource: (id: string) => `unknown source ${id}`,
  unknownField: 'a user field that is gone',
  unknownCourse: 'a course that is gone',
  noSource: 'a rule that is not complete yet',
  /** So many of several courses. */
  atLeast: (n: string) => (n === '1' ? 'at least one' : `at least ${n}`),
}
