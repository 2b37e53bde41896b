import fc from 'fast-check'
import { conditions } from '../../core/conditions/conditions.ts'
import type { Kind } from '../../core/conditions/question.ts'
import type { ValueEditor } from '../../core/conditions/value-editors.ts'
import type { FilterSection } from '../../core/profile.ts'
import type { Rule, Rules } from '../../core/rules.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import { aTenant, type About, type Registration, type TestTenant } from '../support/people.ts'

/** Another seed each time, unless `SEED` names the one that failed; it stands in the name of the tests. */
export const seed = Number(process.env.SEED ?? Date.now() % 0x7fffffff)

const texts = ['Oslo', 'oslo', ' ＯＳＬＯ ', 'Bergen', 'Las Vegas', 'las  vegas', '東京', 'ﾄｳｷｮｳ', 'トウキョウ', '0']
const blankOrText = fc.option(fc.constantFrom('', '  ', ...texts), { nil: null })
const dates = ['2019-02-28', '2020-02-29', '2025-11-23', '2026-11-20', '2026-11-23', '2026-11-24', '2027-03-01']
const dateText = fc
  .tuple(fc.constantFrom(...dates), fc.constantFrom('', 'T00:30', 'T23:30'))
  .map((parts) => parts.join(''))
const storedDate = dateText.map((text) => (text.includes('T') ? `${text}:00Z` : text))
const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 3)

const registration: fc.Arbitrary<Registration> = fc
  .record(
    {
      status: fc.constantFrom('active', 'awaiting', 'cancelled', 'expired'),
      passing: fc.constantFrom('not started', 'in progress', 'completed'),
      registered: storedDate,
      due: storedDate,
      completed: storedDate,
    },
    { requiredKeys: ['status', 'passing'] },
  )
  .map(({ completed, ...row }) =>
    row.passing === 'completed' && completed !== undefined ? { ...row, completed } : row,
  )

const courses = ['Safety', 'Outlook', 'Ethics'] as const
type Someone = { about: About; rows: { course: (typeof courses)[number]; row: Registration }[] }
const someone: fc.Arbitrary<Someone> = fc.record({
  about: fc.record({
    city: blankOrText,
    company: blankOrText,
    origin: fc.constantFrom('entra', 'entra', 'entra', 'b2c'),
    fields: fc.record({ Level: number, Certified: fc.boolean(), Hired: storedDate }, { requiredKeys: [] }),
  }),
  rows: fc.array(fc.record({ course: fc.constantFrom(...courses), row: registration }), { maxLength: 3 }),
})

/** A tenant with three courses and a field of each kind. */
const emptyTenant = (): TestTenant => {
  const tenant = aTenant().field('Level', 'number').field('Certified', 'yes/no').field('Hired', 'date')
  courses.forEach((course) => tenant.course(course))
  return tenant
}

/** People with all sorts of blanks, spellings, dates and registrations: sometimes more than there are bits in a word. */
export const aSnapshot: fc.Arbitrary<Snapshot> = fc.array(someone, { maxLength: 40, size: '+1' }).map((people) => {
  const tenant = emptyTenant()
  people.forEach(({ about, rows }, i) => {
    tenant.person(`Person ${i + 1}`, about)
    rows.forEach(({ course, row }) => tenant.enrolled(`Person ${i + 1}`, course, row))
  })
  return tenant.snapshot()
})

const duration = fc.record({
  amount: fc.constantFrom(1, 4, 30),
  unit: fc.constantFrom('days', 'weeks', 'months', 'years'),
})
const ordered = <T extends string | number>(one: fc.Arbitrary<T>) =>
  fc.tuple(one, one).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }))
const values: Record<ValueEditor, fc.Arbitrary<Rule['value']>> = {
  none: fc.constant(undefined),
  text: fc.constantFrom('o', 'Vegas', ...texts),
  texts: fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 }),
  number,
  'number range': ordered(number),
  date: dateText,
  'date range': ordered(dateText),
  duration,
  days: fc.constantFrom(1, 30, 366).map((amount) => ({ amount, unit: 'days' })),
}

const named = emptyTenant()
const sources: Record<FilterSection, [Kind, string][]> = {
  userProperties: [
    ['text', 'city'],
    ['text', 'company'],
    ['number', named.fieldSource('Level')],
    ['yes/no', named.fieldSource('Certified')],
  ],
  userDates: [['date', named.fieldSource('Hired')]],
  userActivities: courses.map((course) => ['course', named.courseSource(course)]),
}

/** Several courses instead of one source: all of them, or at least so many. */
const severalCourses = fc
  .record({
    titles: fc.subarray([...courses], { minLength: 1 }),
    atLeast: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
  })
  .map(({ titles, atLeast }) => ({
    source: '',
    courses: titles.map((title) => named.courseId(title)),
    ...(atLeast === undefined || atLeast > titles.length ? {} : { atLeast }),
  }))

/** Any rule that is right, of a section; every condition of the table comes up. */
export const aRule = (section: FilterSection): fc.Arbitrary<Rule> =>
  fc
    .constantFrom(...sources[section])
    .chain(([kind, source]) =>
      fc
        .tuple(
          fc.constantFrom(...conditions[kind].map(({ id, editor }) => ({ id, editor }))),
          kind === 'course' ? fc.oneof(fc.constant({ source }), severalCourses) : fc.constant({ source }),
        )
        .chain(([{ id, editor }, where]) => values[editor].map((value) => ({ ...where, condition: id, value }))),
    )

/** Rules and groups, up to four levels deep. */
export const someRules = (section: FilterSection): fc.Arbitrary<Rules> =>
  fc.letrec<{ group: Rules; node: Rule | Rules }>((tie) => ({
    group: fc.record({
      relation: fc.constantFrom('and', 'or'),
      not: fc.boolean(),
      rules: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    }),
    node: fc.oneof({ maxDepth: 3, withCrossShrink: true }, aRule(section), tie('group')),
  })).group

/** A filter over one or more sections, all or any of them. */
export const someFilter = fc.record({
  sections: fc.constantFrom('all' as const, 'any' as const),
  userProperties: someRules('userProperties'),
  userDates: fc.option(someRules('userDates'), { nil: undefined }),
  userActivities: fc.option(someRules('userActivities'), { nil: undefined }),
})

/** Zones ahead of and behind UTC, with and without summer time; one that is half an hour off. */
export const aMoment = fc.record({
  now: fc.constantFrom(
    ...['2026-11-23T15:00:00Z', '2026-11-23T00:10:00Z', '2027-02-28T23:50:00Z'].map((at) => new Date(at)),
  ),
  zone: fc.constantFrom('UTC', 'Europe/Copenhagen', 'America/Los_Angeles', 'Asia/Tokyo', 'Asia/Kolkata'),
})
