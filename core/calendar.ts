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

const dayOnly = /^\d{4}-\d{2}-\d{2}$/
const hasOffset = /(Z|[+-]\d{2}(:?\d{2})?)$/i

/**
 * A date value of a rule: `2023-01-01` is a whole calendar day of the tenant's zone, `2023-01-01T09:00` an instant (in
 * that zone unless an offset is given; the first of the two where clocks are put back).
 * @returns undefined when the text is no date of the years 1 to 9999.
 */
export function readDate(text: string, zone: string): DateCell | undefined {
  const written = text.trim()
  const date = DateTime.fromISO(written, { zone })
  if (!date.isValid || date.year < 1 || date.year > 9999) return undefined
  if (dayOnly.test(written)) return { day: Date.parse(written) / msPerDay }
  if (!/T\d{2}:\d{2}/.test(written)) return undefined
  if (hasOffset.test(written)) return { instant: date.toMillis() }
  return { instant: Math.min(...date.getPossibleOffsets().map((one) => one.toMillis())) }
}

export type Duration = { amount: number; unit: 'days' | 'weeks' | 'months' | 'years' }

/** The day that lies a duration before (negative amount) or after a day; months end on their last day at most. */
export function addDuration(day: Day, duration: Duration, sign: 1 | -1): Day {
  const moved = DateTime.fromMillis(day * msPerDay, { zone: 'utc' }).plus({ [duration.unit]: sign * duration.amount })
  return moved.toMillis() / msPerDay
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
