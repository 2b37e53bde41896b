import { enrollmentStatuses, passings, type Enrollments } from '../../core/enrollments.ts'
import { decodeColumns, encodeColumns } from './arrow-columns.ts'
import { decodeInstants, encodeInstants } from './instant-column.ts'
import { decodePlaces, encodePlaces } from './text-column.ts'

/** Enrollments as bytes: columns again, and no row is ever an object. The same enrollments always give the same bytes. */
export function encodeEnrollments(all: Enrollments): Uint8Array {
  const columns = {
    userId: encodePlaces(all.users, all.user, 0),
    courseId: encodePlaces(all.courses, all.course, 1),
    registeredAt: encodeInstants(all.registeredAt),
    startedAt: encodeInstants(all.startedAt),
    completedAt: encodeInstants(all.completedAt),
    dueAt: encodeInstants(all.dueAt),
    status: encodePlaces(enrollmentStatuses, all.status, 2),
    passing: encodePlaces(passings, all.passing, 3),
  }
  return encodeColumns(columns, all.length)
}

/** The enrollments that `encodeEnrollments` was given. @throws Error when the bytes are something else. */
export function decodeEnrollments(bytes: Uint8Array): Enrollments {
  const { length, column } = decodeColumns(bytes)
  const [users, courses] = [decodePlaces(column('userId')), decodePlaces(column('courseId'))]
  return {
    length,
    users: users.words as unknown as Enrollments['users'],
    courses: courses.words as unknown as Enrollments['courses'],
    user: new Uint32Array(users.places),
    course: new Uint32Array(courses.places),
    registeredAt: decodeInstants(column('registeredAt')),
    startedAt: decodeInstants(column('startedAt')),
    completedAt: decodeInstants(column('completedAt')),
    dueAt: decodeInstants(column('dueAt')),
    status: placesIn(enrollmentStatuses, decodePlaces(column('status'))),
    passing: placesIn(passings, decodePlaces(column('passing'))),
  }
}

/** The places of words in our own list, which may be in another order by now. */
function placesIn(list: readonly string[], { words, places }: ReturnType<typeof decodePlaces>): Uint8Array {
  const known = words.map((word) => list.indexOf(word))
  if (known.includes(-1)) throw new Error(`found one of ${words.join(', ')}, expected ${list.join(', ')}`)
  return new Uint8Array(places).map((place) => known[place] ?? 0)
}
