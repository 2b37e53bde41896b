import type { Instant } from './calendar.ts'
import type { CourseId, Learn365UserId } from './ids.ts'

export const enrollmentStatuses = ['active', 'awaiting', 'cancelled', 'expired'] as const
export const passings = ['completed', 'not started', 'in progress'] as const

/** One registration of a user in a course, as Learn365 keeps it. */
export type Enrollment = {
  userId: Learn365UserId
  courseId: CourseId
  registeredAt: Instant | null
  startedAt: Instant | null
  completedAt: Instant | null
  dueAt: Instant | null
  status: (typeof enrollmentStatuses)[number]
  passing: (typeof passings)[number]
}

/**
 * Every enrollment of a tenant, in columns: twenty million rows take 0.8 GB this way, and more than 4 GB as objects. Users
 * and courses are places in `users` and `courses`; an absent instant is NaN; status and passing are places in their lists.
 */
export type Enrollments = {
  readonly length: number
  readonly users: readonly Learn365UserId[]
  readonly courses: readonly CourseId[]
  readonly user: Uint32Array
  readonly course: Uint32Array
  readonly registeredAt: Float64Array
  readonly startedAt: Float64Array
  readonly completedAt: Float64Array
  readonly dueAt: Float64Array
  readonly status: Uint8Array
  readonly passing: Uint8Array
}

const instants = ['registeredAt', 'startedAt', 'completedAt', 'dueAt'] as const
const facts = [...instants, 'status', 'passing'] as const

/** Gathers rows; a page that has been added needs not be kept. After `done` nothing is added any more. */
export type EnrollmentsBuilder = {
  readonly length: number
  add(row: Enrollment): void
  addAll(others: Enrollments): void
  done(): Enrollments
}

const fewest = 1024

/** Makes columns that grow as rows come in. @param expected how many rows are coming, where that is known. */
export function enrollmentsBuilder(expected = fewest): EnrollmentsBuilder {
  const users = dictionary<Learn365UserId>()
  const courses = dictionary<CourseId>()
  const columns = columnsOf(expected)
  let length = 0
  const makeRoomFor = (rows: number): void => {
    const { length: room } = columns.user
    if (length + rows > room) resize(columns, Math.max(length + rows, room * 2, fewest))
  }
  return {
    get length() {
      return length
    },
    add(row) {
      makeRoomFor(1)
      columns.user[length] = users.place(row.userId)
      columns.course[length] = courses.place(row.courseId)
      for (const name of instants) columns[name][length] = row[name] ?? NaN
      columns.status[length] = enrollmentStatuses.indexOf(row.status)
      columns.passing[length] = passings.indexOf(row.passing)
      length += 1
    },
    addAll(others) {
      makeRoomFor(others.length)
      const [usersHere, coursesHere] = [others.users.map(users.place), others.courses.map(courses.place)]
      for (let at = 0; at < others.length; at += 1) {
        columns.user[length + at] = valueAt(usersHere, others.user[at])
        columns.course[length + at] = valueAt(coursesHere, others.course[at])
      }
      for (const name of facts) columns[name].set(others[name], length)
      length += others.length
    },
    done() {
      resize(columns, length)
      return { length, users: users.values, courses: courses.values, ...columns }
    },
  }
}

/** Rows as columns. */
export function enrollmentsOf(rows: Iterable<Enrollment>): Enrollments {
  const builder = enrollmentsBuilder()
  for (const row of rows) builder.add(row)
  return builder.done()
}

/** The row at a place. @throws RangeError when there is none. */
export function enrollmentAt(all: Enrollments, at: number): Enrollment {
  const userId = all.users[all.user[at] ?? -1]
  const courseId = all.courses[all.course[at] ?? -1]
  const status = enrollmentStatuses[all.status[at] ?? -1]
  const passing = passings[all.passing[at] ?? -1]
  if (userId === undefined || courseId === undefined || status === undefined || passing === undefined)
    throw new RangeError(`there is no enrollment ${at} of ${all.length}`)
  return {
    userId,
    courseId,
    registeredAt: instantAt(all.registeredAt, at),
    startedAt: instantAt(all.startedAt, at),
    completedAt: instantAt(all.completedAt, at),
    dueAt: instantAt(all.dueAt, at),
    status,
    passing,
  }
}

/** Every row, one at a time. */
export function* eachEnrollment(all: Enrollments): Generator<Enrollment> {
  for (let at = 0; at < all.length; at += 1) yield enrollmentAt(all, at)
}

/** The rows at some places, in the order of `places`; users and courses in the order in which they then appear. */
export function enrollmentsAt(all: Enrollments, places: Uint32Array): Enrollments {
  const columns = columnsOf(places.length)
  const users = renumbered(all.users, all.user, places, columns.user)
  const courses = renumbered(all.courses, all.course, places, columns.course)
  for (const name of facts) {
    const [from, to] = [all[name], columns[name]]
    for (let row = 0; row < places.length; row += 1) to[row] = valueAt(from, places[row])
  }
  return { length: places.length, users, courses, ...columns }
}

/** Fills a column with the places of those `values` that are needed. @returns these values. */
function renumbered<T>(values: readonly T[], from: Uint32Array, places: Uint32Array, to: Uint32Array): T[] {
  const needed: T[] = []
  const known = new Map<number, number>()
  for (let row = 0; row < places.length; row += 1) {
    const old = valueAt(from, places[row])
    const place = known.get(old) ?? needed.push(valueAt(values, old)) - 1
    if (place === known.size) known.set(old, place)
    to[row] = place
  }
  return needed
}

function valueAt<T>(column: ArrayLike<T>, at = -1): T {
  const value = column[at]
  if (value === undefined) throw new RangeError(`there is no enrollment ${at} of ${column.length}`)
  return value
}

function instantAt(column: Float64Array, at: number): Instant | null {
  const instant = column[at] ?? NaN
  return Number.isNaN(instant) ? null : instant
}

const arrays = {
  user: Uint32Array,
  course: Uint32Array,
  registeredAt: Float64Array,
  startedAt: Float64Array,
  completedAt: Float64Array,
  dueAt: Float64Array,
  status: Uint8Array,
  passing: Uint8Array,
}
type Columns = { [name in keyof typeof arrays]: InstanceType<(typeof arrays)[name]> }
const names = Object.keys(arrays) as (keyof Columns)[]

const columnsOf = (length: number): Columns =>
  Object.fromEntries(names.map((name) => [name, new arrays[name](length)])) as Columns

/** Makes columns longer or shorter, one after the other: only one of them is there twice at a time. */
function resize(columns: Columns, length: number): void {
  for (const name of names) {
    const old = columns[name]
    if (old.length === length) continue
    const next = new arrays[name](length)
    next.set(old.subarray(0, Math.min(length, old.length)))
    Object.assign(columns, { [name]: next })
  }
}

/** Gives each distinct value a place, in the order in which they come. */
function dictionary<T extends string>(): { values: T[]; place(value: T): number } {
  const values: T[] = []
  const places = new Map<T, number>()
  return {
    values,
    place(value) {
      const known = places.get(value)
      if (known !== undefined) return known
      places.set(value, values.length)
      return values.push(value) - 1
    },
  }
}
