import { enrollmentStatuses, passings, type Enrollments } from '../core/enrollments.ts'
import type { CourseId, Learn365UserId } from '../core/ids.ts'
import { dice, seedOf, type Dice } from './dice.ts'
import { courseCount } from './words.ts'

const dayMs = 86_400_000
const status = (name: (typeof enrollmentStatuses)[number]): number => enrollmentStatuses.indexOf(name)
const passing = (name: (typeof passings)[number]): number => passings.indexOf(name)

type Size = { users: number; enrollmentsPerUser: number; seed: number; takenAt: Date }
type Columns = Pick<
  Enrollments,
  'course' | 'registeredAt' | 'startedAt' | 'completedAt' | 'dueAt' | 'status' | 'passing'
>

/** Exactly so many rows a user on average, written straight into columns: twenty million take a few seconds. */
export function tenantEnrollments(
  { users, enrollmentsPerUser, seed, takenAt }: Size,
  userIdOf: (n: number) => Learn365UserId,
  courseIdOf: (n: number) => CourseId,
): Enrollments {
  const length = users * enrollmentsPerUser
  const user = new Uint32Array(length)
  const columns: Columns = {
    course: new Uint32Array(length),
    registeredAt: new Float64Array(length),
    startedAt: new Float64Array(length),
    completedAt: new Float64Array(length),
    dueAt: new Float64Array(length),
    status: new Uint8Array(length),
    passing: new Uint8Array(length),
  }
  let row = 0
  let owed = 0
  for (let n = 0; n < users; n += 1) {
    const chance = dice(seedOf(seed, 2, n))
    // Two neighbours share what two have on average: one may have none, and the other twice as many.
    const few = chance.below(enrollmentsPerUser + 1)
    const rows = n % 2 === 1 ? owed : n === users - 1 ? enrollmentsPerUser : few
    owed = 2 * enrollmentsPerUser - rows
    for (const end = row + rows; row < end; row += 1) {
      user[row] = n
      fillRow(columns, row, takenAt.getTime(), chance)
    }
  }
  return {
    length,
    users: Array.from({ length: users }, (_, n) => userIdOf(n)),
    courses: Array.from({ length: courseCount }, (_, n) => courseIdOf(n)),
    user,
    ...columns,
  }
}

function fillRow(columns: Columns, row: number, now: number, chance: Dice): void {
  const registered = now - Math.floor(chance.next() ** 2 * 5 * 365 * dayMs)
  const [progress, state] = [chance.next(), chance.next()]
  const isCompleted = progress < 0.55
  const isStarted = progress < 0.75
  const started = Math.min(now, registered + Math.floor(chance.next() * 20 * dayMs))
  columns.course[row] = chance.ranked(courseCount)
  columns.registeredAt[row] = registered
  columns.startedAt[row] = isStarted ? started : NaN
  columns.completedAt[row] = isCompleted ? Math.min(now, started + Math.floor(chance.next() * 60 * dayMs)) : NaN
  columns.dueAt[row] = chance.happens(0.4) ? Math.floor(registered / dayMs + 30) * dayMs : NaN
  columns.status[row] = status(
    state < 0.8 ? 'active' : state < 0.85 ? 'awaiting' : state < 0.93 ? 'cancelled' : 'expired',
  )
  columns.passing[row] = passing(isCompleted ? 'completed' : isStarted ? 'in progress' : 'not started')
}
