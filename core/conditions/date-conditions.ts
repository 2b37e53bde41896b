import { addDuration, cellDay, cellInstant, nextAnniversary, today, type DateCell, type Moment } from '../calendar.ts'
import { pair, row, type Condition } from './row.ts'
import type { EditorValue, ValueEditor } from './value-editors.ts'

export type { DateCell }

/** A user's date, null when blank. */
export type DateOrBlank = DateCell | null

const dated = <E extends ValueEditor>(
  id: string,
  editor: E,
  test: (value: EditorValue[E], at: Moment) => (cell: DateCell) => boolean,
): Condition<DateOrBlank> =>
  row(id, editor, (value, at) => {
    const holds = test(value, at)
    return (cell) => cell !== null && holds(cell)
  })

/** Before (-1), within (0) or after (1) the value: a whole day of the zone, or an instant when it has a time. */
export function compareDates(value: DateCell, at: Moment): (cell: DateCell) => -1 | 0 | 1 {
  if ('day' in value) return (cell) => sign(cellDay(cell, at.zone) - value.day)
  return (cell) => sign(cellInstant(cell, at.zone) - value.instant)
}
const sign = (n: number): -1 | 0 | 1 => (n < 0 ? -1 : n > 0 ? 1 : 0)

/** "The last 7 days" are calendar days of the tenant's zone, today included; the future is not in them. */
export function withinTheLast(duration: EditorValue['duration'], at: Moment): (cell: DateCell) => boolean {
  const end = today(at)
  const first = addDuration(end, duration, -1) + 1
  return (cell) => {
    const day = cellDay(cell, at.zone)
    if (day < first || day > end) return false
    return 'day' in cell || cell.instant <= at.now.getTime()
  }
}

/** Before and after exclude the boundary, the "on or" forms include it; a blank satisfies `is empty` alone. */
export const dateConditions: Condition<DateOrBlank>[] = [
  dated('is before the date/time', 'date', (value, at) => {
    const compare = compareDates(value, at)
    return (cell) => compare(cell) < 0
  }),
  dated('is after the date/time', 'date', (value, at) => {
    const compare = compareDates(value, at)
    return (cell) => compare(cell) > 0
  }),
  dated('is on or before', 'date', (value, at) => {
    const compare = compareDates(value, at)
    return (cell) => compare(cell) <= 0
  }),
  dated('is on or after', 'date', (value, at) => {
    const compare = compareDates(value, at)
    return (cell) => compare(cell) >= 0
  }),
  dated('is on', 'date', (value, at) => {
    const day = cellDay(value, at.zone)
    return (cell) => cellDay(cell, at.zone) === day
  }),
  dated('is between', 'date range', ({ from, to }, at) => {
    const [first, last] = [compareDates(from, at), compareDates(to, at)]
    return (cell) => first(cell) >= 0 && last(cell) <= 0
  }),
  dated('is within the last', 'duration', withinTheLast),
  dated('is more than … ago', 'duration', (duration, at) => {
    const boundary = addDuration(today(at), duration, -1)
    return (cell) => cellDay(cell, at.zone) < boundary
  }),
  dated('is within the next', 'duration', (duration, at) => {
    const first = today(at)
    const last = addDuration(first, duration, 1) - 1
    return (cell) => {
      const day = cellDay(cell, at.zone)
      return day >= first && day <= last
    }
  }),
  dated('is more than … from now', 'duration', (duration, at) => {
    const boundary = addDuration(today(at), duration, 1)
    return (cell) => cellDay(cell, at.zone) > boundary
  }),
  dated('has its anniversary within the next', 'days', (days, at) => {
    const first = today(at)
    return (cell) => nextAnniversary(cellDay(cell, at.zone), first) <= first + days - 1
  }),
  ...pair<DateOrBlank, 'none'>('is empty', 'is not empty', 'none', () => (cell) => cell === null),
]
