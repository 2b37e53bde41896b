import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeColumns } from '../../../adapters/store/arrow-columns.ts'
import { decodeEnrollments } from '../../../adapters/store/enrollment-chunk.ts'
import { enrollmentTable } from '../../../adapters/store/enrollment-table.ts'
import { encodeInstants } from '../../../adapters/store/instant-column.ts'
import { piecesOf } from '../../../adapters/store/pieces.ts'
import { sortedEnrollments } from '../../../adapters/store/sorted-enrollments.ts'
import { encodePlaces } from '../../../adapters/store/text-column.ts'
import { eachEnrollment, type Enrollment, type Enrollments, enrollmentsOf } from '../../../core/enrollments.ts'
import type { Learn365UserId } from '../../../core/ids.ts'
import { anyEnrollments } from './any-snapshot.ts'
import { contoso } from './test-store.ts'
import { largeSnapshot } from './large-snapshot.ts'

const chunksOf = async (all: Enrollments) =>
  (await piecesOf(enrollmentTable(sortedEnrollments(all)))).map(({ hash }) => hash)

/** The same rows in another order, which the seed decides. */
const shuffled = (rows: Enrollment[], seed: number): Enrollment[] =>
  rows
    .map((row, n) => ({ row, key: Math.imul(n + seed, 0x9e3779b1) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row)

const statuses = ['active', 'awaiting', 'cancelled', 'expired']
const passings = ['completed', 'not started', 'in progress']
/** What a row is sorted by, one thing after the other. */
const keysOf = (row: Enrollment): (string | number)[] => [
  row.userId,
  row.courseId,
  row.registeredAt ?? -Infinity,
  row.startedAt ?? -Infinity,
  row.completedAt ?? -Infinity,
  row.dueAt ?? -Infinity,
  statuses.indexOf(row.status),
  passings.indexOf(row.passing),
]
const compare = (a: Enrollment, b: Enrollment): number => {
  const [left, right] = [keysOf(a), keysOf(b)]
  const at = left.findIndex((key, n) => key !== right[n])
  return at < 0 ? 0 : (left[at] ?? 0) < (right[at] ?? 0) ? -1 : 1
}

describe('enrollments are stored', () => {
  it('by user, course and registration, and then by all the rest', () => {
    fc.assert(
      fc.property(anyEnrollments(), (rows) => {
        expect([...eachEnrollment(sortedEnrollments(enrollmentsOf(rows)))]).toEqual([...rows].sort(compare))
      }),
      { numRuns: 300 },
    )
  })

  it('in the same chunks, in whatever order Learn365 lists them', async () => {
    const rows = [...eachEnrollment(largeSnapshot(contoso, 'run 1', 4000).enrollments)]
    // Somebody registered three times at the same moment, with different outcomes, and twice with the same.
    const [one] = rows
    if (one) rows.push({ ...one, status: 'expired' }, { ...one, dueAt: 0 }, one)
    const chunks = await chunksOf(enrollmentsOf(rows))
    expect(chunks.length).toBeGreaterThan(2)
    for (const seed of [1, 2]) expect(await chunksOf(enrollmentsOf(shuffled(rows, seed)))).toEqual(chunks)
  })

  it('so that one or two chunks change when one comes, goes or changes', async () => {
    const rows = [...eachEnrollment(largeSnapshot(contoso, 'run 1', 10_000).enrollments)]
    const before = new Set(await chunksOf(enrollmentsOf(rows)))
    expect(before.size).toBeGreaterThan(6)
    const some = { ...rows[30_000] } as Enrollment
    const newcomer = `${some.userId}a` as Learn365UserId
    const cases = {
      'a new user comes': [...rows, { ...some, userId: newcomer }],
      'somebody registers again': [...rows, { ...some, registeredAt: 1_795_000_000_000 }],
      'one goes': rows.filter((_, n) => n !== 30_000),
      'one is completed': rows.map((row, n) => (n === 30_000 ? { ...row, completedAt: 1_795_000_000_000 } : row)),
    }
    for (const [what, changed] of Object.entries(cases)) {
      const fresh = (await chunksOf(enrollmentsOf(changed))).filter((hash) => !before.has(hash))
      expect(fresh.length, what).toBeGreaterThan(0)
      expect(fresh.length, what).toBeLessThanOrEqual(2)
    }
  })
})

describe('a chunk of enrollments', () => {
  const instants = encodeInstants(Float64Array.of(1000, NaN))
  const chunkOf = (statuses: string[]) =>
    encodeColumns(
      {
        userId: encodePlaces(['ana', 'ben'], [1, 0], 0),
        courseId: encodePlaces(['safety'], [0, 0], 1),
        ...{ registeredAt: instants, startedAt: instants, completedAt: instants, dueAt: instants },
        status: encodePlaces(statuses, [1, 0], 2),
        passing: encodePlaces(['completed'], [0, 0], 3),
      },
      2,
    )

  it('says in words what the states are, so that our own list of them may grow', () => {
    const all = [...eachEnrollment(decodeEnrollments(chunkOf(['expired', 'awaiting'])))]
    expect(all.map(({ userId, status, dueAt }) => [userId, status, dueAt])).toEqual([
      ['ben', 'awaiting', 1000],
      ['ana', 'expired', null],
    ])
  })

  it('is refused when it says something unknown, or is something else', () => {
    expect(() => decodeEnrollments(chunkOf(['expired', 'dreaming']))).toThrow(
      /found one of expired, dreaming, expected/,
    )
    expect(() => decodeEnrollments(encodeColumns({ userId: instants }, 2))).toThrow(/places in a list/)
    expect(() => decodeEnrollments(encodeColumns({}, 2))).toThrow(/userId is missing/)
    expect(() => decodeEnrollments(Buffer.from('nothing'))).toThrow()
  })
})
