import { cellDay, cellInstant, dateCell, type Day } from '../calendar.ts'
import { hasAnniversary, type DateRange } from '../conditions/question.ts'
import { setBit, type Bitmap } from './bitmap.ts'
import { bytesOf, placeOf, setRows, sortedColumn } from './sorted-column.ts'

/** Dates of a zone in order; day and instant grow together, so that any range lies side by side. */
export type DateColumn = { instants: Float64Array; days: Int32Array; rows: Uint32Array; bytes: number }

/** Sorts stored dates (NaN: none) by the instant at which they begin in the zone. */
export function dateColumn(stored: Float64Array, rows: Uint32Array, zone: string): DateColumn {
  const begun = stored.map((instant) => (Number.isNaN(instant) ? NaN : cellInstant(dateCell(instant), zone)))
  const places = Uint32Array.from(rows, (_, i) => i)
  const sorted = sortedColumn(begun, places)
  const days = Int32Array.from(sorted.rows, (place) => cellDay(dateCell(stored[place]!), zone))
  const inOrder = Uint32Array.from(sorted.rows, (place) => rows[place]!)
  return { instants: sorted.values, days, rows: inOrder, bytes: bytesOf(sorted.values, days, inOrder) }
}

/** Sets the rows with a date in a range. */
export function setRange(bits: Bitmap, { instants, days, rows }: DateColumn, range: DateRange): void {
  const from = Math.max(
    range.fromDay === undefined ? 0 : placeOf(days, range.fromDay),
    range.fromInstant === undefined ? 0 : placeOf(instants, range.fromInstant),
  )
  const to = Math.min(
    range.toDay === undefined ? rows.length : placeOf(days, range.toDay, true),
    range.toInstant === undefined ? rows.length : placeOf(instants, range.toInstant, true),
  )
  setRows(bits, rows, from, to)
}

/** Sets the rows whose date has its anniversary in a stretch of days: each distinct day is looked at once. */
export function setAnniversaries(bits: Bitmap, { days, rows }: DateColumn, stretch: { from: Day; to: Day }): void {
  let last: Day | undefined
  let has = false
  for (let i = 0; i < rows.length; i += 1) {
    const day = days[i]!
    if (day !== last) {
      last = day
      has = hasAnniversary(stretch, day)
    }
    if (has) setBit(bits, rows[i]!)
  }
}
