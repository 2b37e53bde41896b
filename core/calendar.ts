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

const exactAheadMs = (instant: Instant, zone: string): number => DateTime.fromMillis(instant, { zone }).offset * 60_000

/** By zone, how far it is ahead in each day of UTC; null where the clocks are changed during that day. */
const aheadOn = new Map<string, Map<number, number | null>>()

/** How far a zone is ahead of UTC at an instant: the same all day long on all days but two of a year. */
function aheadMs(instant: Instant, zone: string): number {
  const days = aheadOn.get(zone) ?? new Map<number, number | null>()
  if (days.size === 0) aheadOn.set(zone, days)
  const day = Math.floor(instant / msPerDay)
  let ahead = days.get(day)
  if (ahead === undefined) {
    const [first, last] = [exactAheadMs(day * msPerDay, zone), exactAheadMs((day + 1) * msPerDay, zone)]
    ahead = first === last ? first : null
    days.set(day, ahead)
  }
  return ahead ?? exactAheadMs(instant, zone)
}

/** The calendar day of an instant in a zone. */
export const dayOf = (instant: Instant, zone: string): Day => Math.floor((instant + aheadMs(instant, zone)) / msPerDay)

/**
 * The first instant of a calendar day in a zone. Tried with the offsets of the day before and the day after: where
 * midnight comes twice, luxon would choose by the season in which it is asked.
 */
export function startOfDay(day: Day, zone: string): Instant {
  const midnight = day * msPerDay
  const [a, b] = [midnight - aheadMs(midnight - msPerDay, zone), midnight - aheadMs(midnight + msPerDay, zone)]
  const [early, late] = [Math.min(a, b), Math.max(a, b)]
  return dayOf(early, zone) === day ? early : late
}

export const cellDay = (cell: DateCell, zone: string): Day => ('day' in cell ? cell.day : dayOf(cell.instant, zone))
export const cellInstant = (cell: DateCell, zone: string): Instant =>
  'day' in cell ? startOfDay(cell.day, zone) : cell.instant

/** Today in the tenant's zone. */
export const today = (at: Moment): Day => dayOf(at.now.getTime(), at.zone)

const dayOnly = /^(\d{4})-(\d{2})-(\d{2})$/
const hasOffset = /(Z|[+-]\d{2}(:?\d{2})?)$/i

/**
 * A date value of a rule: `2023-01-01` is a whole calendar day of the tenant's zone, `2023-01-01T09:00` an instant (in
 * that zone unless an offset is given; the first of the two where clocks are put back).
 * @returns undefined when the text is no date of the years 1 to 9999.
 */
export function readDate(text: string, zone: string): DateCell | undefined {
  const written = text.trim()
  const day = dayOnly.exec(written)
  if (day) return readDay(Number(day[1]), Number(day[2]), Number(day[3]))
  const plain = readPlainTime(written, zone)
  if (plain) return plain
  const date = DateTime.fromISO(written, { zone })
  if (!date.isValid || date.year < 1 || date.year > 9999) return undefined
  if (!/T\d{2}:\d{2}/.test(written)) return undefined
  if (hasOffset.test(written)) return { instant: date.toMillis() }
  return { instant: Math.min(...date.getPossibleOffsets().map((one) => one.toMillis())) }
}

const plainTime = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(Z?)$/

/** A time as most people write it, on a day on which the clocks are not changed; undefined for any other. */
function readPlainTime(written: string, zone: string): DateCell | undefined {
  const parts = plainTime.exec(written)
  const day = parts && readDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  if (!day || !('day' in day)) return undefined
  const seconds = Number(parts[4]) * 3_600 + Number(parts[5]) * 60 + Number(parts[6] ?? 0)
  const local = day.day * msPerDay + seconds * 1_000
  if (parts[7] === 'Z') return { instant: local }
  const ahead = aheadMs(local - msPerDay, zone)
  return ahead === aheadMs(local + msPerDay, zone) ? { instant: local - ahead } : undefined
}

/** A calendar day; undefined when there is no such day, as 31 February. */
function readDay(year: number, month: number, dayOfMonth: number): DateCell | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, dayOfMonth)
  const exists = year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth
  return exists ? { day: date.getTime() / msPerDay } : undefined
}

export type Duration = { amount: number; unit: 'days' | 'weeks' | 'months' | 'years' }

const daysIn = { days: 1, weeks: 7 } as const
const monthsIn = { months: 1, years: 12 } as const

/** The day that lies a duration before (negative sign) or after a day; months end on their last day at most. */
export function addDuration(day: Day, { amount, unit }: Duration, sign: 1 | -1): Day {
  if (unit === 'days' || unit === 'weeks') return day + sign * amount * daysIn[unit]
  const date = new Date(day * msPerDay)
  const dayOfMonth = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() + sign * amount * monthsIn[unit], 1)
  const lastOfMonth = new Date(date)
  lastOfMonth.setUTCMonth(date.getUTCMonth() + 1, 0)
  date.setUTCDate(Math.min(dayOfMonth, lastOfMonth.getUTCDate()))
  return date.getTime() / msPerDay
}

/** The next anniversary of a day on or after `from`, from one year after the day on; 29 February is kept on the 28th. */
export function nextAnniversary(day: Day, from: Day): Day {
  const origin = new Date(day * msPerDay)
  const years = Math.max(1, new Date(from * msPerDay).getUTCFullYear() - origin.getUTCFullYear())
  const candidate = anniversary(origin, years)
  return candidate >= from ? candidate : anniversary(origin, years + 1)
}

function anniversary(origin: Date, years: number): Day {
  const date = new Date(origin)
  date.setUTCFullYear(origin.getUTCFullYear() + years)
  // There is no 29 February that year: JavaScript goes on to 1 March.
  if (date.getUTCMonth() !== origin.getUTCMonth()) date.setUTCDate(0)
  return date.getTime() / msPerDay
}
