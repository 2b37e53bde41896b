import { type Enrollments, enrollmentsAt } from '../../core/enrollments.ts'
import { encodeEnrollments } from './enrollment-chunk.ts'
import type { Table } from './pieces.ts'
import { hashOf, mixed } from './slices.ts'

/** Some 120 KB: ids are kept once for many rows, and a row is hardly more than its instants. */
const rowsPerChunk = 4096

/** Enrollments, in stored order, as a table that is cut into pieces. */
export function enrollmentTable(all: Enrollments): Table {
  const [users, courses] = [all.users.map(hashOf), all.courses.map(hashOf)]
  return {
    length: all.length,
    rowsPerChunk,
    hashAt: (at) => mixed([users[all.user[at] ?? -1] ?? 0, courses[all.course[at] ?? -1] ?? 0]),
    encode: (start, end) =>
      encodeEnrollments(
        enrollmentsAt(
          all,
          new Uint32Array(end - start).map((_, row) => start + row),
        ),
      ),
  }
}
