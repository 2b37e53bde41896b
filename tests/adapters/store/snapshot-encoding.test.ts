import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostChunkBytes, packed, unpacked } from '../../../adapters/store/chunk.ts'
import { decodeEnrollments } from '../../../adapters/store/enrollment-chunk.ts'
import { piecesOfBytes, piecesOfRows } from '../../../adapters/store/pieces.ts'
import { decodeRows, encodeRows } from '../../../adapters/store/row-table.ts'
import { contentOf, inStoredOrder, shapeOf } from '../../../adapters/store/save-snapshot.ts'
import { hashOf, slicesOf } from '../../../adapters/store/slices.ts'
import { sorted } from '../../../adapters/store/sorted.ts'
import { rowTableNames, snapshotTables, type TableName } from '../../../adapters/store/snapshot-tables.ts'
import { eachEnrollment, enrollmentsBuilder } from '../../../core/enrollments.ts'
import type { Snapshot, User } from '../../../core/snapshot.ts'
import { anySnapshot } from './any-snapshot.ts'
import { smallSchema, someUsers } from './large-snapshot.ts'
import { contoso } from './test-store.ts'

const readBack = async (snapshot: Snapshot): Promise<Snapshot> => {
  const { tables } = await contentOf(snapshot, smallSchema(snapshot))
  const piecesIn = (name: TableName) => (tables.get(name) ?? []).map((piece) => piece.bytes())
  const rows = rowTableNames.map((name) => [
    name,
    piecesIn(name).flatMap((bytes) => decodeRows(shapeOf(name).columns, bytes)),
  ])
  const enrollments = enrollmentsBuilder()
  for (const bytes of piecesIn('enrollments')) enrollments.addAll(decodeEnrollments(bytes))
  return { ...snapshot, ...(Object.fromEntries(rows) as Partial<Snapshot>), enrollments: enrollments.done() }
}

const usersOf = (count: number): User[] => sorted(snapshotTables.users, someUsers(count))
const hashesOf = async (users: User[]) => (await piecesOfRows(snapshotTables.users, users)).map(({ hash }) => hash)

describe('a snapshot in columns', () => {
  it('gives back exactly what it was made of, in the order of the ids', async () => {
    await fc.assert(
      fc.asyncProperty(anySnapshot(contoso), async (snapshot) => {
        expect(await readBack(inStoredOrder(snapshot))).toEqual(inStoredOrder(snapshot))
      }),
      { numRuns: 60 },
    )
  })

  it('has the same rows as before, each once', async () => {
    await fc.assert(
      fc.asyncProperty(anySnapshot(contoso), async (snapshot) => {
        const stored = await readBack(inStoredOrder(snapshot))
        const texts = (rows: object[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
        for (const name of rowTableNames) expect(texts(stored[name])).toEqual(texts(snapshot[name]))
        const enrollments = ({ enrollments: all }: Snapshot) => texts([...eachEnrollment(all)])
        expect(enrollments(stored)).toEqual(enrollments(snapshot))
      }),
      { numRuns: 30 },
    )
  })

  it('has the same bytes whenever it is made, whatever was made before', () => {
    const users = usersOf(500)
    const once = encodeRows(snapshotTables.users.columns, users)
    encodeRows(snapshotTables.users.columns, users.slice(0, 100))
    expect(encodeRows(snapshotTables.users.columns, structuredClone(users))).toEqual(once)
  })

  it('is refused when its columns are others', () => {
    const courses = encodeRows({ id: 'text', title: 'flag' }, [{ id: 'a', title: true }])
    expect(() => decodeRows({ id: 'text', title: 'text' }, courses)).toThrow(/texts/)
    expect(() => decodeRows({ id: 'text', name: 'text' }, courses)).toThrow(/missing/)
    expect(() => decodeRows({ id: 'text', title: 'flag' }, Buffer.from('nothing'))).toThrow()
  })
})

describe('cutting into chunks', () => {
  it('loses no row and keeps the order', () => {
    const users = usersOf(5000)
    const hashAt = (at: number) => hashOf(users[at]?.id ?? '')
    const slices = slicesOf({ length: users.length, rowsPerChunk: 768, hashAt })
    expect(slices.length).toBeGreaterThan(3)
    expect(slices.flatMap(([start, end]) => users.slice(start, end))).toEqual(users)
    expect(slicesOf({ length: 0, rowsPerChunk: 768, hashAt })).toEqual([])
  })

  it('keeps every chunk below 256 KB, also with long texts', async () => {
    const users = usersOf(3000).map((user) => ({ ...user, title: `${user.id} `.repeat(20) }))
    const pieces = await piecesOfRows(snapshotTables.users, users)
    expect(Math.max(...pieces.map((piece) => piece.bytes().length))).toBeLessThanOrEqual(mostChunkBytes)
    expect(pieces.flatMap((piece) => decodeRows(snapshotTables.users.columns, piece.bytes()))).toEqual(users)
  })

  it('changes one chunk when one user comes, goes or changes', async () => {
    const users = usersOf(20_000)
    const before = new Set(await hashesOf(users))
    expect(before.size).toBeGreaterThan(15)
    const newcomer = { ...users[0], id: `${users[9_000]?.id ?? ''}a`, login: 'new' } as User
    const cases = {
      comes: [...users.slice(0, 9_001), newcomer, ...users.slice(9_001)],
      goes: users.filter((_, n) => n !== 9_000),
      changes: users.map((user, n) => (n === 9_000 ? { ...user, city: 'Elsewhere' } : user)),
    }
    for (const [what, changed] of Object.entries(cases)) {
      const fresh = (await hashesOf(changed)).filter((hash) => !before.has(hash))
      expect(fresh.length, what).toBeLessThanOrEqual(2)
      expect(fresh.length, what).toBeGreaterThan(0)
    }
  })

  it('puts bytes of any length together again', async () => {
    for (const length of [0, 1, mostChunkBytes, mostChunkBytes + 1, 3 * mostChunkBytes + 7]) {
      const bytes = Buffer.alloc(length, 'abc')
      expect(Buffer.concat(piecesOfBytes(bytes).map((piece) => piece.bytes())).equals(bytes)).toBe(true)
    }
    const [piece] = piecesOfBytes(Buffer.from('something'))
    const body = await packed(piece?.bytes() ?? Buffer.of())
    expect(await unpacked(body, piece?.hash ?? '', 'a chunk')).toEqual(Buffer.from('something'))
    await expect(unpacked(body, 'another hash', 'snapshots/x')).rejects.toThrow(/snapshots\/x is damaged/)
    await expect(unpacked('???', 'another hash', 'snapshots/x')).rejects.toThrow(/damaged/)
  })
})

describe('sorting', () => {
  it('is what comparing the keys one after the other gives, and leaves equal rows as they stand', () => {
    const text = () =>
      fc.oneof(fc.string({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 6 }), fc.constant('ab'))
    fc.assert(
      fc.property(fc.array(fc.tuple(text(), text())), (pairs) => {
        const rows = pairs.map(([a, b], place) => ({ a, b, place }))
        const compare = (x: string, y: string) => (x === y ? 0 : x < y ? -1 : 1)
        const expected = [...rows].sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b) || x.place - y.place)
        expect(sorted({ keys: [(row) => row.a, (row) => row.b] }, rows)).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })
})
