import { addDuration, cellDay, today, type DateCell, type Duration, type Moment } from '../calendar.ts'
import type { DateRange, Question } from './question.ts'
import { rowsOf, type Condition } from './row.ts'

/** Before excludes the boundary: the whole day of the zone, or the instant where the value has a time. */
export const before = (value: DateCell): DateRange =>
  'day' in value ? { toDay: value.day - 1 } : { toInstant: value.instant - 1 }
export const after = (value: DateCell): DateRange =>
  'day' in value ? { fromDay: value.day + 1 } : { fromInstant: value.instant + 1 }
const until = (value: DateCell): DateRange => ('day' in value ? { toDay: value.day } : { toInstant: value.instant })
const from = (value: DateCell): DateRange => ('day' in value ? { fromDay: value.day } : { fromInstant: value.instant })

/** "The last 7 days" are calendar days of the tenant's zone, today included; the future is not in them. */
export const withinTheLast = (duration: Duration, at: Moment): DateRange => ({
  fromDay: addDuration(today(at), duration, -1) + 1,
  toDay: today(at),
  toInstant: at.now.getTime(),
})

const { row, pair } = rowsOf<'date'>()
const dates = (range: DateRange): Question<'date'> => ({ ask: 'date', range })

/** Before and after exclude the boundary, the "on or" forms include it; a blank satisfies `is empty` alone. */
export const dateConditions: Condition<'date'>[] = [
  row('is before the date/time', 'date', (value) => dates(before(value))),
  row('is after the date/time', 'date', (value) => dates(after(value))),
  row('is on or before', 'date', (value) => dates(until(value))),
  row('is on or after', 'date', (value) => dates(from(value))),
  row('is on', 'date', (value, { zone }) => dates({ fromDay: cellDay(value, zone), toDay: cellDay(value, zone) })),
  row('is between', 'date range', (range) => dates({ ...from(range.from), ...until(range.to) })),
  row('is within the last', 'duration', (duration, at) => dates(withinTheLast(duration, at))),
  row('is more than … ago', 'duration', (duration, at) => dates({ toDay: addDuration(today(at), duration, -1) - 1 })),
  row('is within the next', 'duration', (duration, at) =>
    dates({ fromDay: today(at), toDay: addDuration(today(at), duration, 1) - 1 }),
  ),
  row('is more than … from now', 'duration', (duration, at) =>
    dates({ fromDay: addDuration(today(at), duration, 1) + 1 }),
  ),
  row('has its anniversary within the next', 'days', (days, at) => ({
    ask: 'anniversary',
    from: today(at),
    to: today(at) + days - 1,
  })),
  ...pair('is empty', 'is not empty', 'none', () => ({ ask: 'blank' })),
]
