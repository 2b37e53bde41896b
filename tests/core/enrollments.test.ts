import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  eachEnrollment,
  type Enrollment,
  enrollmentAt,
  enrollmentsAt,
  enrollmentsBuilder,
  enrollmentsOf,
} from '../../core/enrollments.ts'
import type { CourseId, Learn365UserId } from '../../core/ids.ts'
import { anyEnrollments } from '../adapters/store/any-snapshot.ts'

const ana = 'ana' as Learn365UserId
const safety = 'safety' as CourseId
const blank: Enrollment = {
  userId: ana,
  courseId: safety,
  registeredAt: null,
  startedAt: null,
  completedAt: null,
  dueAt: null,
  status: 'active',
  passing: 'not started',
}

describe('Enrollments in columns', () => {
  it('give back the rows that they were made of, in their order', () => {
    fc.assert(
      fc.property(anyEnrollments(), (rows) => {
        const all = enrollmentsOf(rows)
        expect(all).toHaveLength(rows.length)
        expect([...eachEnrollment(all)]).toEqual(rows)
      }),
    )
  })

  it('know each user and each course once', () => {
    const { users, courses } = enrollmentsOf([blank, { ...blank, courseId: 'first aid' as CourseId }, blank])
    expect({ users, courses }).toEqual({ users: ['ana'], courses: ['safety', 'first aid'] })
  })

  it('keep an absent instant as NaN, and the first moment of 1970 as an instant', () => {
    const all = enrollmentsOf([blank, { ...blank, registeredAt: 0 }])
    expect([...all.registeredAt]).toEqual([NaN, 0])
    expect([...eachEnrollment(all)].map(({ registeredAt }) => registeredAt)).toEqual([null, 0])
  })

  it('grow beyond what was expected, and take no more room than they need in the end', () => {
    const rows = Array.from({ length: 5000 }, (_, n) => ({ ...blank, registeredAt: n }))
    for (const expected of [0, 1, 4999, 5000, 9000]) {
      const builder = enrollmentsBuilder(expected)
      for (const [n, row] of rows.entries()) {
        expect(builder.length).toBe(n)
        builder.add(row)
      }
      const all = builder.done()
      expect([...eachEnrollment(all)]).toEqual(rows)
      for (const column of [all.user, all.course, all.registeredAt, all.dueAt, all.status])
        expect(column).toHaveLength(5000)
    }
  })

  it('may be none', () => {
    const none = enrollmentsOf([])
    expect(none).toMatchObject({ length: 0, users: [], courses: [] })
    expect([...eachEnrollment(none)]).toEqual([])
    expect(enrollmentsAt(none, new Uint32Array(0))).toEqual(none)
  })

  it('have no row at a place that does not exist', () => {
    const all = enrollmentsOf([blank])
    for (const at of [-1, 0.5, 1, NaN])
      expect(() => enrollmentAt(all, at)).toThrow(new RangeError(`there is no enrollment ${at} of 1`))
    expect(() => enrollmentsAt(all, Uint32Array.of(0, 1))).toThrow(RangeError)
  })

  it('are put together from parts as if row by row, each part with users and courses of its own', () => {
    fc.assert(
      fc.property(fc.array(anyEnrollments(), { maxLength: 5 }), fc.nat(100), (parts, expected) => {
        const builder = enrollmentsBuilder(expected)
        for (const part of parts) builder.addAll(enrollmentsOf(part))
        expect(builder.done()).toEqual(enrollmentsOf(parts.flat()))
      }),
    )
  })

  it('are chosen by their places, in the order of the places, with no user and no course more than needed', () => {
    const chosen = anyEnrollments().chain((rows) =>
      fc.record({
        rows: fc.constant(rows),
        places: rows.length === 0 ? fc.constant<number[]>([]) : fc.array(fc.nat(rows.length - 1)),
      }),
    )
    fc.assert(
      fc.property(chosen, ({ rows, places }) => {
        const expected = places.flatMap((at) => rows.slice(at, at + 1))
        expect(enrollmentsAt(enrollmentsOf(rows), Uint32Array.from(places))).toEqual(enrollmentsOf(expected))
      }),
    )
  })
})
