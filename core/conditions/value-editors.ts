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

/** The value, or what would be right. */
export type ReadValue<T> = { value: T } | { expected: string }

const bad = (expected: string) => ({ expected })
const mostTexts = 5_000
const longestDuration = 100_000

const isLone = (text: string): boolean => !text.isWellFormed()
const oneText = (raw: unknown): ReadValue<string> => {
  if (typeof raw !== 'string') return bad('a text')
  if (isLone(raw)) return bad('a text of whole characters')
  const folded = fold(raw)
  return folded === null ? bad('a value that is not blank') : { value: folded }
}

const DurationShape = z.strictObject({
  amount: z.int().min(1).max(longestDuration),
  unit: z.enum(['days', 'weeks', 'months', 'years']),
})
const mostOf = { days: longestDuration, weeks: 14_000, months: 3_000, years: 250 } as const

const oneDate = (raw: unknown, at: Moment): ReadValue<DateCell> => {
  const date = typeof raw === 'string' ? readDate(raw, at.zone) : undefined
  return date ? { value: date } : bad('a date such as 2023-01-01, or a date and time such as 2023-01-01T09:00')
}

const range = <T>(
  raw: unknown,
  one: (raw: unknown) => ReadValue<T>,
  isOrdered: (from: T, to: T) => boolean,
): ReadValue<{ from: T; to: T }> => {
  const pair = z.strictObject({ from: z.unknown(), to: z.unknown() }).safeParse(raw)
  if (!pair.success) return bad('a range {"from": …, "to": …}')
  const from = one(pair.data.from)
  const to = one(pair.data.to)
  if ('expected' in from) return bad(`from: ${from.expected}`)
  if ('expected' in to) return bad(`to: ${to.expected}`)
  if (!isOrdered(from.value, to.value)) return bad('a range whose from is not after its to')
  return { value: { from: from.value, to: to.value } }
}

const oneNumber = (raw: unknown): ReadValue<number> =>
  typeof raw === 'number' && Number.isFinite(raw) ? { value: raw } : bad('a number')

/** A day and an instant are ordered in the tenant's zone: both ends are included, so a day lasts until its end. */
const datesAreOrdered =
  ({ zone }: Moment) =>
  (from: DateCell, to: DateCell): boolean =>
    cellInstant(from, zone) <= ('day' in to ? startOfDay(to.day + 1, zone) - 1 : to.instant)

/** Reads the value of a rule, one reader an editor. */
export const readers: { [E in ValueEditor]: (raw: unknown, at: Moment) => ReadValue<EditorValue[E]> } = {
  none: (raw) => (raw === undefined || raw === null ? { value: undefined } : bad('no value')),
  text: oneText,
  texts(raw) {
    if (!Array.isArray(raw) || raw.length === 0) return bad('a list of texts, at least one')
    if (raw.length > mostTexts) return bad(`at most ${mostTexts} texts`)
    const texts = raw.map(oneText)
    const wrong = texts.findIndex((t) => 'expected' in t)
    if (wrong >= 0) return bad(`at place ${wrong + 1} of the list, a text that is not blank`)
    return { value: new Set(texts.flatMap((t) => ('value' in t ? [t.value] : []))) }
  },
  number: oneNumber,
  'number range': (raw) => range(raw, oneNumber, (from, to) => from <= to),
  date: oneDate,
  'date range': (raw, at) => range(raw, (one) => oneDate(one, at), datesAreOrdered(at)),
  duration(raw) {
    const duration = DurationShape.safeParse(raw)
    if (!duration.success) return bad('a duration such as {"amount": 30, "unit": "days"}')
    const most = mostOf[duration.data.unit]
    return duration.data.amount > most ? bad(`at most ${most} ${duration.data.unit}`) : { value: duration.data }
  },
  days(raw) {
    const duration = DurationShape.safeParse(raw)
    if (!duration.success || duration.data.unit !== 'days' || duration.data.amount > 366)
      return bad('a duration in days, 1 to 366, such as {"amount": 30, "unit": "days"}')
    return { value: duration.data.amount }
  },
}
