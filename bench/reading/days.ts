import { DateTime } from 'luxon'

/** When and where a profile is asked. */
export type When = { now: Date; zone: string }

export const dayMs = 86_400_000
const quarter = 900_000

const ahead = (instant: number, zone: string): number => DateTime.fromMillis(instant, { zone }).offset * 60_000

/** The calendar day of an instant in a zone, as days since 1970-01-01. */
export const dayIn = (instant: number, zone: string): number => Math.floor((instant + ahead(instant, zone)) / dayMs)

/**
 * The first instant of a day in a zone. Searched for, on quarters of an hour, because midnight may come twice or never;
 * right for every zone and day since clocks are set by whole quarters.
 */
export function firstInstant(day: number, zone: string): number {
  if (zone === 'UTC') return day * dayMs
  let [before, at] = [day * dayMs - 64 * quarter, day * dayMs + 64 * quarter]
  while (at - before > quarter) {
    const middle = before + Math.floor((at - before) / quarter / 2) * quarter
    if (dayIn(middle, zone) >= day) at = middle
    else before = middle
  }
  return at
}

/** A date as written in a rule: a day of the calendar, or an instant. */
export type Written = { day: number } | { instant: number }

/** Reads `2023-01-01`, `2023-01-01T09:00` (in the zone) or `2023-01-01T09:00+02:00`. @throws when it is none of these. */
export function readWritten(text: string, zone: string): Written {
  const written = text.trim()
  if (/^\d{4}-\d\d-\d\d$/.test(written)) return { day: Date.parse(written) / dayMs }
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(written)) throw new Error(`"${text}" is no date`)
  if (/(Z|[+-]\d\d:\d\d)$/.test(written)) return { instant: Date.parse(written) }
  return { instant: instantOfClock(Date.parse(`${written}Z`), zone) }
}

/** When a clock in the zone first shows a time; a time that it skips counts as if the clock had not been put forward. */
function instantOfClock(clock: number, zone: string): number {
  const early = clock - ahead(clock - dayMs, zone)
  const late = clock - ahead(clock + dayMs, zone)
  const shown = [early, late].filter((instant) => instant + ahead(instant, zone) === clock)
  return shown.length === 0 ? early : Math.min(...shown)
}

export type Span = { amount: number; unit: string }

/** The day a span after (or, with -1, before) a day; a month that is too short ends on its last day. */
export function dayAfter(day: number, { amount, unit }: Span, sign: 1 | -1 = 1): number {
  switch (unit) {
    case 'days':
      return day + sign * amount
    case 'weeks':
      return day + sign * amount * 7
    case 'months':
      return monthsAfter(day, sign * amount)
    case 'years':
      return monthsAfter(day, sign * amount * 12)
    default:
      throw new Error(`"${unit}" is no unit of time`)
  }
}

function monthsAfter(day: number, months: number): number {
  const date = new Date(day * dayMs)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / dayMs
}

/** Whether one of the anniversaries of a day, from one year after it on, lies between two days, both included. */
export function hasAnniversary(day: number, first: number, last: number): boolean {
  const years = new Date(last * dayMs).getUTCFullYear() - new Date(day * dayMs).getUTCFullYear()
  const latest = monthsAfter(day, 12 * years) <= last ? years : years - 1
  return latest >= 1 && monthsAfter(day, 12 * latest) >= first
}
