import { dateCell, type DateCell, type Instant } from '../calendar.ts'
import type { Enrollment } from '../enrollments.ts'

/** What course conditions read of an enrollment. */
export type CourseRow = Omit<Enrollment, 'userId' | 'courseId'>

/** A user and a course: every enrollment row, cancelled and expired ones too, and the user's latest registration of all. */
export type CourseCell = { rows: readonly CourseRow[]; isLatest: boolean }

const isCurrent = ({ status }: CourseRow): boolean => status === 'active' || status === 'awaiting'

/**
 * What can be said of a user and a course without a date. In the past tense it looks at all rows, so that leaving a group
 * (which cancels the row) can never flip "was not completed"; in the present at Active and Awaiting rows.
 */
export const rowFacts: Record<RowFact, (row: CourseRow) => boolean> = {
  enrolled: () => true,
  'enrolled now': (row) => isCurrent(row),
  completed: (row) => row.passing === 'completed',
  'completed late': ({ passing, completedAt, dueAt }) =>
    passing === 'completed' && completedAt !== null && dueAt !== null && completedAt > dueAt,
  'in progress': (row) => isCurrent(row) && row.passing === 'in progress',
  started: (row) => row.startedAt !== null || row.passing !== 'not started',
}
export type RowFact = 'enrolled' | 'enrolled now' | 'completed' | 'completed late' | 'in progress' | 'started'
export type CourseFact = RowFact | 'last enrolled'

const ofRows =
  (fact: RowFact) =>
  ({ rows }: CourseCell): boolean =>
    rows.some(rowFacts[fact])

export const courseFacts: Record<CourseFact, (cell: CourseCell) => boolean> = {
  enrolled: ofRows('enrolled'),
  'enrolled now': ofRows('enrolled now'),
  completed: ofRows('completed'),
  'completed late': ofRows('completed late'),
  'in progress': ofRows('in progress'),
  started: ofRows('started'),
  'last enrolled': ({ isLatest }) => isLatest,
}

/** Active or awaiting, not completed, and the due date is past. */
export const isOverdue = (row: CourseRow, now: Instant): boolean =>
  isCurrent(row) && row.passing !== 'completed' && row.dueAt !== null && row.dueAt < now

const present = (instants: (Instant | null)[]): Instant[] => instants.filter((at) => at !== null)

/** The dates of a user and a course: every completion; and the latest registration, which `were last enrolled …` reads. */
export const courseDates = {
  completed: ({ rows }: CourseCell): DateCell[] =>
    present(rows.filter(rowFacts.completed).map((row) => row.completedAt)).map(dateCell),
  'last enrolled': ({ rows }: CourseCell): DateCell[] => {
    const all = present(rows.map((row) => row.registeredAt))
    return all.length === 0 ? [] : [dateCell(Math.max(...all))]
  },
}
export type CourseDate = keyof typeof courseDates
