import { cellDay, cellInstant, dateCell, type Day } from '../calendar.ts'
import type { DateRange } from '../conditions/question.ts'
import { united, type RowSet } from './row-set.ts'
import { bytesOf, placeOf, placesByRank, ranked, sortedColumn } from './sorted-column.ts'

/** Dates of a zone in order; day and instant grow together, so that any range lies side by side. */
export type DateColumn = { instants: Float64Array; days: Int32Array; rows: Uint32Array; bytes: number }

/** Sorts stored dates (NaN: none) by the instant at which they begin in the zone; each distinct one is read once. */
export function dateColumn(stored: Float64Array, rows: Uint32Array, zone: string): DateColumn {
  const { distinct, ranks, begins } = ranked(stored)
  // A calendar day begins with the zone's midnight, so that its place among the instants is another in each zone.
  const starts = distinct.map((instant) => cellInstant(dateCell(instant), zone))
  const inTime = sortedColumn(
    starts,
    Uint32Array.from(starts, (_, rank) => rank),
  )
  const places = placesByRank(ranks, begins)
  const column = {
    instants: new Float64Array(places.length),
    days: new Int32Array(places.length),
    rows: new Uint32Array(places.length),
  }
  let at = 0
  for (const rank of inTime.rows) {
    const day = cellDay(dateCell(distinct[rank]!), zone)
    for (let i = begins[rank]!; i < begins[rank + 1]!; i += 1) {
      column.instants[at] = starts[rank]!
      column.days[at] = day
      column.rows[at] = rows[places[i]!]!
      at += 1
    }
  }
  return { ...column, bytes: bytesOf(column.instants, column.days, column.rows) }
}

/** The places of the dates in a range: from, and up to. */
export function stretchOf({ instants, days, rows }: DateColumn, range: DateRange): [number, number] {
  const from = Math.max(
    range.fromDay === undefined ? 0 : placeOf(days, range.fromDay),
    range.fromInstant === undefined ? 0 : placeOf(instants, range.fromInstant),
  )
  const to = Math.min(
    range.toDay === undefined ? rows.length : placeOf(days, range.toDay, true),
    range.toInstant === undefined ? rows.length : placeOf(instants, range.toInstant, true),
  )
  return [from, Math.max(from, to)]
}

const msPerDay = 86_400_000

/** The rows whose date has its anniversary in a stretch of days: each distinct day is looked at once. */
export function anniversaries({ days, rows }: DateColumn, { from, to }: { from: Day; to: Day }): RowSet {
  const latest = latestYears(from, to)
  const lists: Uint32Array[] = []
  let begun = -1
  for (let i = 0; i < days.length; i += 1) {
    if (i > 0 && days[i] === days[i - 1]) continue
    const date = new Date(days[i]! * msPerDay)
    const has = latest[dayOfYear(date)]! > date.getUTCFullYear()
    if (has && begun < 0) begun = i
    if (!has && begun >= 0) {
      lists.push(rows.subarray(begun, i))
      begun = -1
    }
  }
  if (begun >= 0) lists.push(rows.subarray(begun))
  return united([], lists)
}

const dayOfYear = (date: Date): number => date.getUTCMonth() * 32 + date.getUTCDate()
const [february28, february29] = [32 + 28, 32 + 29]

/** The last year in which each day of the year comes in a stretch; 29 February comes on the 28th where there is no 29th. */
function latestYears(from: Day, to: Day): Int32Array {
  const latest = new Int32Array(13 * 32).fill(-1_000_000)
  for (let day = from; day <= to; day += 1) {
    const date = new Date(day * msPerDay)
    const [year, place] = [date.getUTCFullYear(), dayOfYear(date)]
    latest[place] = Math.max(latest[place]!, year)
    const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
    if (place === february28 && !isLeap) latest[february29] = Math.max(latest[february29]!, year)
  }
  return latest
}
