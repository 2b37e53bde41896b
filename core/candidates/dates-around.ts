import { startOfDay, type DateCell, type Instant } from '../calendar.ts'
import type { DateRange } from '../conditions/question.ts'

/** Days and instants on each bound, just before it and just after. */
export function datesAround({ fromDay, toDay, fromInstant, toInstant }: DateRange, zone: string): DateCell[] {
  const days = [fromDay, toDay].flatMap((day) => (day === undefined ? [] : [day, day - 1, day + 1]))
  const instants = [fromInstant, toInstant].flatMap((at) => (at === undefined ? [] : [at, at - 1, at + 1]))
  return [
    ...days.map((day) => ({ day })),
    ...days.map((day) => ({ instant: startOfDay(day, zone) })),
    ...instants.map((instant) => ({ instant })),
  ]
}

/** A date that falls on a cell, as it is stored. */
export const storedAt = (cell: DateCell): Instant => ('day' in cell ? cell.day * 86_400_000 : cell.instant)
