import { z } from 'zod'
import type { About } from '../about-finding.ts'
import { cellInstant, readDate, startOfDay, type DateCell, type Duration, type Moment } from '../calendar.ts'
import { fold } from '../text.ts'

/** How a condition's value is entered; each has one shape, and one reading that the tests of conditions work on. */
export type ValueEditor =
  'none' | 'text' | 'texts' | 'number' | 'number range' | 'date' | 'date range' | 'duration' | 'days'

/** What each editor's value is once read: texts are folded, dates are days or instants of the tenant's zone. */
export type EditorValue = {
  none: undefined
  text: string
  texts: Set<string>
  number: number
  'number range': { from: number; to: number }
  date: DateCell
  'date range': { from: DateCell; to: DateCell }
  duration: Duration
  days: number
}

/** What is wrong with a value: at which place of it (`[1]`, `.from`; empty for all of it), what was found, what would be right. */
export type WrongValue = { place: string; found: unknown; expected: string; about: About }

/** The value, or all that is wrong with it. */
export type ReadValue<T> = { value: T } | { wrong: WrongValue[] }

const bad = (found: unknown, expected: string, about: About): { wrong: WrongValue[] } => ({
  wrong: [{ place: '', found, expected, about }],
})
const inside = (place: string, read: { wrong: WrongValue[] }): WrongValue[] =>
  read.wrong.map((one) => ({ ...one, place: `${place}${one.place}` }))
export const mostTexts = 6_000
/** Of a long list, so many wrong values are told one by one. */
const mostTold = 100
const longestDuration = 100_000

const oneText = (raw: unknown): ReadValue<string> => {
  if (typeof raw !== 'string') return bad(raw, 'a text', { code: 'blank' })
  if (!raw.isWellFormed()) return bad(raw, 'a text of whole characters', { code: 'broken text' })
  const folded = fold(raw)
  return folded === null ? bad(raw, 'a value that is not blank', { code: 'blank' }) : { value: folded }
}

const DurationShape = z.strictObject({
  amount: z.int().min(1).max(longestDuration),
  unit: z.enum(['days', 'weeks', 'months', 'years']),
})
type Unit = z.infer<typeof DurationShape>['unit']
const mostOf: Record<Unit, number> = { days: longestDuration, weeks: 14_000, months: 3_000, years: 250 }

const daysOfYear = 366

/** What is wrong with an amount that was typed, and how much there may be of its unit. */
function wrongAmount(raw: unknown, most: { days: number } & Partial<Record<Unit, number>>): About {
  const { amount, unit } = z
    .object({ amount: z.number().nullable().catch(null), unit: DurationShape.shape.unit.catch('days') })
    .catch({ amount: null, unit: 'days' })
    .parse(raw)
  const known = most[unit] === undefined ? 'days' : unit
  return { code: 'wrong amount', found: amount, most: most[known] ?? most.days, unit: known }
}

const oneDate = (raw: unknown, at: Moment): ReadValue<DateCell> => {
  const date = typeof raw === 'string' ? readDate(raw, at.zone) : undefined
  const expected = 'a date such as 2023-01-01, or a date and time such as 2023-01-01T09:00'
  return date ? { value: date } : bad(raw, expected, { code: 'no date' })
}

const RangeShape = z.strictObject({ from: z.unknown(), to: z.unknown() })

const range = <T>(
  raw: unknown,
  one: (raw: unknown) => ReadValue<T>,
  isOrdered: (from: T, to: T) => boolean,
): ReadValue<{ from: T; to: T }> => {
  const pair = RangeShape.safeParse(raw)
  if (!pair.success) return bad(raw, 'a range {"from": …, "to": …}', { code: 'no range' })
  const from = one(pair.data.from)
  const to = one(pair.data.to)
  if ('wrong' in from || 'wrong' in to)
    return {
      wrong: [...('wrong' in from ? inside('.from', from) : []), ...('wrong' in to ? inside('.to', to) : [])],
    }
  if (!isOrdered(from.value, to.value))
    return bad(raw, 'a range whose from is not after its to', {
      code: 'range reversed',
      from: asWritten(pair.data.from),
      to: asWritten(pair.data.to),
    })
  return { value: { from: from.value, to: to.value } }
}

const asWritten = (end: unknown): string | number => (typeof end === 'number' ? end : String(end))

const oneNumber = (raw: unknown): ReadValue<number> =>
  typeof raw === 'number' && Number.isFinite(raw) ? { value: raw } : bad(raw, 'a number', { code: 'no number' })

/** A day and an instant are ordered in the tenant's zone: both ends are included, so a day lasts until its end. */
const datesAreOrdered =
  ({ zone }: Moment) =>
  (from: DateCell, to: DateCell): boolean =>
    cellInstant(from, zone) <= ('day' in to ? startOfDay(to.day + 1, zone) - 1 : to.instant)

const manyTexts = (raw: unknown): ReadValue<Set<string>> => {
  if (!Array.isArray(raw) || raw.length === 0) return bad(raw, 'a list of texts, at least one', { code: 'missing' })
  if (raw.length > mostTexts)
    return bad(`${raw.length} texts`, `at most ${mostTexts} texts`, { code: 'too many', most: mostTexts })
  const texts = new Set<string>()
  const wrong: WrongValue[] = []
  for (const [i, one] of raw.entries()) {
    const read = oneText(one)
    if ('value' in read) texts.add(read.value)
    else if (wrong.length < mostTold) wrong.push(...inside(`[${i}]`, read))
  }
  return wrong.length > 0 ? { wrong } : { value: texts }
}

/** Reads the value of a rule, one reader an editor. */
export const readers: { [E in ValueEditor]: (raw: unknown, at: Moment) => ReadValue<EditorValue[E]> } = {
  none: (raw) =>
    raw === undefined || raw === null ? { value: undefined } : bad(raw, 'no value', { code: 'no value expected' }),
  text: oneText,
  texts: manyTexts,
  number: oneNumber,
  'number range': (raw) => range(raw, oneNumber, (from, to) => from <= to),
  date: oneDate,
  'date range': (raw, at) => range(raw, (one) => oneDate(one, at), datesAreOrdered(at)),
  duration(raw) {
    const duration = DurationShape.safeParse(raw)
    if (!duration.success)
      return bad(raw, 'a duration such as {"amount": 30, "unit": "days"}', wrongAmount(raw, mostOf))
    const most = mostOf[duration.data.unit]
    return duration.data.amount > most
      ? bad(raw, `at most ${most} ${duration.data.unit}`, wrongAmount(raw, mostOf))
      : { value: duration.data }
  },
  days(raw) {
    const duration = DurationShape.safeParse(raw)
    if (!duration.success || duration.data.unit !== 'days' || duration.data.amount > daysOfYear)
      return bad(
        raw,
        'a duration in days, 1 to 366, such as {"amount": 30, "unit": "days"}',
        wrongAmount(raw, { days: daysOfYear }),
      )
    return { value: duration.data.amount }
  },
}
