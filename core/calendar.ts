import { DateTime, IANAZone } from 'luxon'

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number
/** A calendar day without a zone, as days since 1970-01-01. */
export type Day = number

/** When and where "today" is: the time of the evaluation and the tenant's IANA time zone. */
export type Moment = { now: Date; zone: string }

/** A stored date: a calendar day, or an instant. */
export type DateCell = { day: Day } | { instant: Instant }

const msPerDay = 86_400_000

export const isZone = (zone: string): boolean => IANAZone.isValidZone(zone)

/**
 * A date as Learn365 stores it. Exactly 00:00:00Z means a calendar day without a zone: read as an instant, a hire date
 * would fall on the day before for everyone west of UTC.
 */
export const dateCell = (instant: Instant): DateCell =>
  instant % msPerDay === 0 ? { day: instant / msPerDay } : { instant }

/** The calendar day of an instant in a zone. */
export function dayOf(instant: Instant, zone: string): Day {
  const local = DateTime.fromMillis(instant, { zone })
  return Date.UTC(local.year, local.month - 1, local.day) / msPerDay
}

/** The first instant of a calendar day in a zone. */
export function startOfDay(day: Day, zone: string): Instant {
  const date = new Date(day * msPerDay)
  const local = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
  return DateTime.fromObject(local, { zone }).startOf('day').toMillis()
}

export const cellDay = (cell: DateCell, zone: string): Day => ('day' in cell ? cell.day : dayOf(cell.instant, zone))
export const cellInstant = (cell: DateCell, zone: string): Instant =>
  'day' in cell ? startOfDay(cell.day, zone) : cell.instant

/** Today in the tenant's zone. */
export const today = (at: Moment): Day => dayOf(at.now.getTime(), at.zone)

const dayOnly = /^\d{4}-\d{2}-\d{2}$/
const earliest = Date.UTC(1, 0, 1)
const latest = Date.UTC(9999, 11, 31, 23, 59, 59)

/**
 * A date value of a rule: `2023-01-01` is a whole calendar day of the tenant's zone, `2023-01-01T09:00` an instant (in
 * that zone unless an offset is given).
 * @returns undefined when the text is no date.
 */
export function readDate(text: string, zone: string): DateCell | undefined {
  const date = DateTime.fromISO(text.trim(), { zone })
  if (!date.isValid || date.toMillis() < earliest || date.toMillis() > latest) return undefined
  if (dayOnly.test(text.trim())) return { day: Date.UTC(date.year, date.month - 1, date.day) / msPerDay }
  return /T\d{2}:\d{2}/.test(text) ? { instant: date.toMillis() } : undefined
}

export type Duration = { amount: number; unit: 'days' | 'weeks' | 'months' | 'years' }

/** The day that lies a duration before (negative amount) or after a day; months end on their last day at most. */
export function addDuration(day: Day, duration: Duration, sign: 1 | -1): Day {
  const moved = DateTime.fromMillis(day * msPerDay, { zone: 'utc' }).plus({ [duration.unit]: sign * duration.amount })
  return moved.toMillis() / msPerDay
}

/** The next anniversary of a day on or after `from`, from one year after the day on; 29 February is kept on the 28th. */
export function nextAnniversary(day: Day, from: Day): Day {
  const origin = DateTime.fromMillis(day * msPerDay, { zone: 'utc' })
  const years = Math.max(1, DateTime.fromMillis(from * msPerDay, { zone: 'utc' }).year - origin.year)
  const candidate = (n: number): Day => origin.plus({ years: n }).toMillis() / msPerDay
  return candidate(years) >= from ? candidate(years) : candidate(years + 1)
}
