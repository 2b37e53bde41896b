import fc from 'fast-check'
import type { ProfileId } from '../../core/ids.ts'
import type { FilterSection, Override, ProfileDefinition } from '../../core/profile.ts'
import type { Rule, Rules } from '../../core/rules.ts'
import { courseIds, fieldTypes, mostPeople, wanted } from './witness-cases.ts'
import { writtenIn, type Moment } from './witness-dates.ts'

type Values = fc.Arbitrary<Rule['value']>
type Kinds = 'text' | 'number' | 'yes/no' | 'date' | 'course'

const ordered = <T extends string | number>(one: fc.Arbitrary<T>) =>
  fc.tuple(one, one).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }))

/** Within two days a range may be the wrong way round, by the clocks of two zones. */
const isClear = ({ from, to }: { from: string; to: string }) =>
  from === to || Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10)) > 86_400_000

/** The guide's conditions with the values that each takes, written out once more. */
function conditionsAt(at: Moment): Record<Kinds, [condition: string, value: Values][]> {
  const none: Values = fc.constant(undefined)
  const text: Values = fc.constantFrom(...wanted)
  const texts: Values = fc.array(fc.constantFrom(...wanted), { minLength: 1, maxLength: 3 })
  const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 3)
  const date = writtenIn(at)
  const duration: Values = fc.record({
    amount: fc.constantFrom(1, 1, 4, 7, 30),
    unit: fc.constantFrom('days', 'weeks', 'months', 'years'),
  })
  const days: Values = fc.constantFrom(1, 7, 30, 365, 366).map((amount) => ({ amount, unit: 'days' }))
  const each = (value: Values, ...names: string[]) => names.map((name): [string, Values] => [name, value])
  return {
    text: [
      ...each(text, 'is equal to', 'is not equal to', 'contains', 'does not contain'),
      ...each(text, 'starts with', 'does not start with', 'ends with', 'does not end with'),
      ...each(texts, 'is one of', 'is none of'),
      ...each(none, 'is empty', 'is not empty'),
    ],
    number: [
      ...each(number, 'is equal to', 'is not equal to', 'is greater than', 'is at least', 'is less than', 'is at most'),
      ...each(ordered(number), 'is between'),
      ...each(none, 'is empty', 'is not empty'),
    ],
    'yes/no': each(none, 'is yes', 'is no', 'is empty'),
    date: [
      ...each(date, 'is before the date/time', 'is after the date/time', 'is on or before', 'is on or after', 'is on'),
      ...each(ordered(date).filter(isClear), 'is between'),
      ...each(duration, 'is within the last', 'is more than … ago', 'is within the next', 'is more than … from now'),
      ...each(days, 'has its anniversary within the next'),
      ...each(none, 'is empty', 'is not empty'),
    ],
    course: [
      ...each(none, 'was completed', 'was not completed', 'was completed late', 'was not completed on time'),
      ...each(none, 'is overdue', 'is in progress', 'was not started', 'were enrolled', 'were not enrolled'),
      ...each(none, 'are enrolled', 'were last enrolled'),
      ...each(date, 'was completed before', 'was completed after'),
      ...each(date, 'were last enrolled before', 'were last enrolled after'),
      ...each(duration, 'was completed within the last', 'were last enrolled within the last'),
    ],
  }
}

const named = (id: string): string => (id.startsWith('entra:') ? id : `field:${id}`)
const fields = (...types: Kinds[]): [Kinds, string][] =>
  fieldTypes.filter(([, type]) => types.includes(type)).map(([id, type]) => [type, named(id)])
const sources: Record<'userProperties' | 'userDates', [Kinds, string][]> = {
  userProperties: [['text', 'city'], ['text', 'company'], ['text', 'jobTitle'], ...fields('text', 'number', 'yes/no')],
  userDates: fields('date'),
}

const aConditionOf = (kind: Kinds, at: Moment): fc.Arbitrary<Pick<Rule, 'condition' | 'value'>> =>
  fc
    .constantFrom(...conditionsAt(at)[kind])
    .chain(([condition, value]) => value.map((one) => (one === undefined ? { condition } : { condition, value: one })))

const aUserRule = (section: 'userProperties' | 'userDates', at: Moment): fc.Arbitrary<Rule> =>
  fc
    .constantFrom(...sources[section])
    .chain(([kind, source]) => aConditionOf(kind, at).map((rule) => ({ source, ...rule })))

/** On one course, or on several: all of them, or at least some. */
const aCourseRule = (at: Moment): fc.Arbitrary<Rule> =>
  fc
    .tuple(aConditionOf('course', at), fc.subarray(courseIds, { minLength: 1 }), fc.nat(), fc.boolean())
    .map(([rule, courses, n, all]) => {
      const [only] = courses
      if (courses.length === 1 && only !== undefined) return { source: `course:${only}`, ...rule }
      return { source: '', ...rule, courses, ...(all ? {} : { atLeast: 1 + (n % courses.length) }) }
    })

const someRules = (rule: fc.Arbitrary<Rule>): fc.Arbitrary<Rules> =>
  fc.letrec<{ group: Rules; node: Rule | Rules }>((tie) => ({
    group: fc.record({
      relation: fc.constantFrom('and', 'or'),
      not: fc.boolean(),
      rules: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    }),
    node: fc.oneof({ maxDepth: 3, withCrossShrink: true }, rule, tie('group')),
  })).group

/** The nth profile's id. */
export const profileIdOf = (n: number): ProfileId =>
  `00000004-0000-4000-8000-${String(n).padStart(12, '0')}` as ProfileId

/** Users that are there or not, and profiles that come before. */
const someOverrides = (before: number): fc.Arbitrary<Override[]> => {
  const user = fc.nat(mostPeople).map((n) => ({ kind: 'user', id: `user-${n}` }) as Override)
  const profile = fc.nat(Math.max(0, before - 1)).map((n): Override => ({ kind: 'profile', id: profileIdOf(n) }))
  return fc.array(before === 0 ? user : fc.oneof({ weight: 3, arbitrary: user }, profile), { maxLength: 2 })
}

/** What a definition says that is not asked here. */
const silent = {
  description: 'Random',
  enroll: false,
  autoPopulate: true,
  throttle: { kind: 'none' },
  sections: 'all',
  courses: [],
} as const

/** The nth of a tenant's profiles; every condition of the guide comes up, and it may name those before it. */
const aDefinition = (n: number, at: Moment): fc.Arbitrary<ProfileDefinition> => {
  const empty = fc.constantFrom<Rules | null>(null, { relation: 'and', not: false, rules: [] })
  const section = (rule: fc.Arbitrary<Rule>) => fc.oneof({ weight: 2, arbitrary: someRules(rule) }, empty)
  return fc
    .record({
      sections: fc.constantFrom<'all' | 'any'>('all', 'any'),
      userProperties: section(aUserRule('userProperties', at)),
      userDates: section(aUserRule('userDates', at)),
      userActivities: section(aCourseRule(at)),
      overrides: fc.record({ include: someOverrides(n), exclude: someOverrides(n) }),
    })
    .filter(
      ({ userProperties, userDates, userActivities, overrides }) =>
        overrides.include.length > 0 ||
        [userProperties, userDates, userActivities].some((one) => (one?.rules.length ?? 0) > 0),
    )
    .map((parts): ProfileDefinition => ({ ...silent, courses: [], title: `Profile ${n}`, ...parts }))
}

/** Some profiles of a tenant at a moment. */
export const someDefinitions = (at: Moment, length: number): fc.Arbitrary<ProfileDefinition[]> =>
  fc.tuple(...Array.from({ length }, (_, n) => aDefinition(n, at)))

/** Profiles of a single rule, which hides behind no other. */
export const someSingleRules = (at: Moment, length: number): fc.Arbitrary<ProfileDefinition[]> => {
  const ruleOf = (rule: fc.Arbitrary<Rule>, section: FilterSection) =>
    rule.map((one): ProfileDefinition => ({
      ...silent,
      courses: [],
      title: one.condition,
      overrides: { include: [], exclude: [] },
      [section]: { relation: 'and', not: false, rules: [one] },
    }))
  const one = fc.oneof(
    ruleOf(aUserRule('userProperties', at), 'userProperties'),
    { weight: 2, arbitrary: ruleOf(aUserRule('userDates', at), 'userDates') },
    { weight: 2, arbitrary: ruleOf(aCourseRule(at), 'userActivities') },
  )
  return fc.array(one, { minLength: length, maxLength: length })
}
