import { z } from 'zod'
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
export type WrongValue = { place: string; found: unknown; expected: string }

/** The value, or all that is wrong with it. */
export type ReadValue<T> = { value: T } | { wrong: WrongValue[] }

const bad = (found: unknown, expected: string): { wrong: WrongValue[] } => ({ wrong: [{ place: '', found, expected }] })
const inside = (place: string, read: { wrong: WrongValue[] }): WrongValue[] =>
  read.wrong.map((one) => ({ ...one, place: `${place}${one.place}` }))
export const mostTexts = 6_000
/** Of a long list, so many wrong values are told one by one. */
const mostTold = 100
const longestDuration = 100_000

const oneText = (raw: unknown): ReadValue<string> => {
  if (typeof raw !== 'string') return bad(raw, 'a text')
  if (!raw.isWellFormed()) return bad(raw, 'a text of whole characters')
  const folded = fold(raw)
  return folded === null ? bad(raw, 'a value that is not blank') : { value: folded }
}

const DurationShape = z.strictObject({
  amount: z.int().min(1).max(longestDuration),
  unit: z.enum(['days', 'weeks', 'months', 'years']),
})
const mostOf = { days: longestDuration, weeks: 14_000, months: 3_000, years: 250 } as const

const oneDate = (raw: unknown, at: Moment): ReadValue<DateCell> => {
  const date = typeof raw === 'string' ? readDate(raw, at.zone) : undefined
  return date ? { value: date } : bad(raw, 'a date such as 2023-01-01, or a date and time such as 2023-01-01T09:00')
}

const RangeShape = z.strictObject({ from: z.unknown(), to: z.unknown() })

const range = <T>(
  raw: unknown,
  one: (raw: unknown) => ReadValue<T>,
  isOrdered: (from: T, to: T) => boolean,
): ReadValue<{ from: T; to: T }> => {
  const pair = RangeShape.safeParse(raw)
  if (!pair.success) return bad(raw, 'a range {"from": …, "to": …}')
  const from = one(pair.data.from)
  const to = one(pair.data.to)
  if ('wrong' in from || 'wrong' in to)
    return {
      wrong: [...('wrong' in from ? inside('.from', from) : []), ...('wrong' in to ? inside('.to', to) : [])],
    }
  if (!isOrdered(from.value, to.value)) return bad(raw, 'a range whose from is not after its to')
  return { value: { from: from.value, to: to.value } }
}

const oneNumber = (raw: unknown): ReadValue<number> =>
  typeof raw === 'number' && Number.isFinite(raw) ? { value: raw } : bad(raw, 'a number')

/** A day and an instant are ordered in the tenant's zone: both ends are included, so a day lasts until its end. */
const datesAreOrdered =
  ({ zone }: Moment) =>
  (from: DateCell, to: DateCell): boolean =>
    cellInstant(from, zone) <= ('day' in to ? startOfDay(to.day + 1, zone) - 1 : to.instant)

const manyTexts = (raw: unknown): ReadValue<Set<string>> => {
  if (!Array.isArray(raw) || raw.length === 0) return bad(raw, 'a list of texts, at least one')
  if (raw.length > mostTexts) return bad(`${raw.length} texts`, `at most ${mostTexts} texts`)
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
  none: (raw) => (raw === undefined || raw === null ? { value: undefined } : bad(raw, 'no value')),
  text: oneText,
  texts: manyTexts,
  number: oneNumber,
  'number range': (raw) => range(raw, oneNumber, (from, to) => from <= to),
  date: oneDate,
  'date range': (raw, at) => range(raw, (one) => oneDate(one, at), datesAreOrdered(at)),
  duration(raw) {
    const duration = DurationShape.safeParse(raw)
    if (!duration.success) return bad(raw, 'a duration such as {"amount": 30, "unit": "days"}')
    const most = mostOf[duration.data.unit]
    return duration.data.amount > most ? bad(raw, `at most ${most} ${duration.data.unit}`) : { value: duration.data }
  },
  days(raw) {
    const duration = DurationShape.safeParse(raw)
    if (!duration.success || duration.data.unit !== 'days' || duration.data.amount > 366)
      return bad(raw, 'a duration in days, 1 to 366, such as {"amount": 30, "unit": "days"}')
    return { value: duration.data.amount }
  },
}
