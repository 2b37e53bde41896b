import type { Instant } from '../calendar.ts'
import type { CourseCell, CourseRow } from '../conditions/course-facts.ts'
import type { CourseAtom } from '../conditions/question.ts'
import { datesAround, storedAt } from './dates-around.ts'

const day = 86_400_000

/** Registrations of every sort that a condition without a date can tell apart. */
function sorts(now: Instant): CourseRow[] {
  const [registeredAt, startedAt, dueAt] = [now - 30 * day, now - 20 * day, now - day]
  const plain: CourseRow = {
    registeredAt,
    startedAt: null,
    completedAt: null,
    dueAt: null,
    status: 'active',
    passing: 'not started',
  }
  const begun: CourseRow = { ...plain, startedAt, passing: 'in progress' }
  const completed: CourseRow = { ...begun, completedAt: now - 2 * day, passing: 'completed' }
  const late: CourseRow = { ...completed, dueAt: now - 3 * day }
  const open = [plain, { ...plain, startedAt }, begun]
  const all = [...open, completed, late]
  const cancelled = all.map((row) => ({ ...row, status: 'cancelled' as const }))
  return [completed, ...open, ...open.map((row) => ({ ...row, dueAt })), late, ...cancelled]
}

/** Registrations with a date on either side of each bound that is asked about. */
const dated = (atoms: readonly CourseAtom[], completed: CourseRow, zone: string): CourseRow[] =>
  atoms.flatMap((atom) =>
    atom.ask === 'date of'
      ? datesAround(atom.range, zone).map((cell) =>
          atom.of === 'completed'
            ? { ...completed, completedAt: storedAt(cell) }
            : {
                ...completed,
                passing: 'not started' as const,
                startedAt: null,
                completedAt: null,
                registeredAt: storedAt(cell),
              },
        )
      : [],
  )

/**
 * Cells of a course: no registration, each sort of one, and each two sorts together (one row never makes up for another,
 * so that two tell all conditions apart), latest of all or not.
 */
export function courseCells(
  atoms: readonly CourseAtom[],
  zone: string,
  now: Instant,
): { cells: CourseCell[]; complete: boolean } {
  const plain = sorts(now)
  const [completed] = plain
  const rows = completed ? [...plain, ...dated(atoms, completed, zone)] : plain
  const pairs = plain.flatMap((one, i) => plain.slice(i + 1).map((other) => [one, other]))
  const sets = [...rows.map((row) => [row]), ...pairs]
  const cells = sets.flatMap((set) => [
    { rows: set, isLatest: true },
    { rows: set, isLatest: false },
  ])
  return { cells: [{ rows: [], isLatest: false }, ...cells], complete: atoms.every((atom) => atom.ask !== 'date of') }
}
