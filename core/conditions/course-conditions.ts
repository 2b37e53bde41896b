import { dateCell, type Instant, type Moment } from '../calendar.ts'
import type { Enrollment } from '../snapshot.ts'
import { compareDates, withinTheLast, type DateCell } from './date-conditions.ts'
import { pair, row, type Condition } from './row.ts'

/** A user and a course: every enrollment row, cancelled and expired ones too, and the user's latest registration of all. */
export type CourseCell = { rows: Enrollment[]; isLatest: boolean }

const completed = (e: Enrollment): boolean => e.passing === 'completed'
const current = (e: Enrollment): boolean => e.status === 'active' || e.status === 'awaiting'
const started = (e: Enrollment): boolean => e.startedAt !== null || e.passing === 'in progress' || completed(e)
const completedLate = (e: Enrollment): boolean =>
  completed(e) && e.completedAt !== null && e.dueAt !== null && e.completedAt > e.dueAt
const overdue = (e: Enrollment, now: Instant): boolean =>
  current(e) && !completed(e) && e.dueAt !== null && e.dueAt < now

const instants = (rows: Enrollment[], of: (e: Enrollment) => Instant | null): Instant[] =>
  rows.map(of).filter((at): at is Instant => at !== null)
const completions = (cell: CourseCell): DateCell[] =>
  instants(cell.rows.filter(completed), (e) => e.completedAt).map(dateCell)
/** `were last enrolled …` reads the latest registration date of the course. */
const lastEnrolled = (cell: CourseCell): DateCell[] => {
  const all = instants(cell.rows, (e) => e.registeredAt)
  return all.length === 0 ? [] : [dateCell(all.reduce((a, b) => Math.max(a, b)))]
}

const dated = (id: string, dates: (cell: CourseCell) => DateCell[], wanted: -1 | 1): Condition<CourseCell> =>
  row(id, 'date', (value, at) => {
    const compare = compareDates(value, at)
    return (cell) => dates(cell).some((date) => compare(date) === wanted)
  })

const recent = (id: string, dates: (cell: CourseCell) => DateCell[]): Condition<CourseCell> =>
  row(id, 'duration', (value, at) => {
    const holds = withinTheLast(value, at)
    return (cell) => dates(cell).some(holds)
  })

const plain = (id: string, test: (cell: CourseCell, now: Instant) => boolean): Condition<CourseCell> =>
  row(id, 'none', (_value, at: Moment) => {
    const now = at.now.getTime()
    return (cell) => test(cell, now)
  })

/**
 * Conditions in the past tense look at all rows of the user and course, so that leaving a group (which cancels the
 * row) can never flip "was not completed"; those in the present at Active and Awaiting rows.
 */
export const courseConditions: Condition<CourseCell>[] = [
  ...pair<CourseCell, 'none'>('was completed', 'was not completed', 'none', () => (cell) => cell.rows.some(completed)),
  plain('was completed late', (cell) => cell.rows.some(completedLate)),
  plain('was not completed on time', (cell, now) => cell.rows.some((e) => completedLate(e) || overdue(e, now))),
  plain('is overdue', (cell, now) => cell.rows.some((e) => overdue(e, now))),
  plain('is in progress', (cell) => cell.rows.some((e) => current(e) && e.passing === 'in progress')),
  plain('was not started', (cell) => cell.rows.length > 0 && !cell.rows.some(started)),
  ...pair<CourseCell, 'none'>('were enrolled', 'were not enrolled', 'none', () => (cell) => cell.rows.length > 0),
  plain('are enrolled', (cell) => cell.rows.some(current)),
  plain('were last enrolled', (cell) => cell.isLatest),
  dated('was completed before', completions, -1),
  dated('was completed after', completions, 1),
  dated('were last enrolled before', lastEnrolled, -1),
  dated('were last enrolled after', lastEnrolled, 1),
  recent('was completed within the last', completions),
  recent('were last enrolled within the last', lastEnrolled),
]
