import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitmap, setBit, type Bitmap } from '../../../core/engine/bitmap.ts'
import { eachRow, everybodyBut, united, type RowSet, type Union } from '../../../core/engine/row-set.ts'
import { alone, assembled, combine, countBits } from '../../../core/engine/words.ts'
import { seed } from '../random.ts'

type Wabt = {
  parseWat(
    name: string,
    text: string,
    features: { simd: boolean },
  ): { toBinary(options: object): { buffer: Uint8Array } }
}
// The package has no types of its own.
const wabt = createRequire(import.meta.url)('wabt') as () => Promise<Wabt>

/** Numbers of rows at which the last word, or the last vector, is full, almost full, or has just begun. */
const aSize = fc.constantFrom(1, 31, 32, 33, 127, 128, 129, 300)
type Rows = ReadonlySet<number>
const someRows = (rows: number): fc.Arbitrary<Rows> =>
  fc.uniqueArray(fc.nat(rows - 1), { maxLength: rows }).map((list) => new Set(list))

/** A set in pieces: bitmaps less some rows, and lists, in which a row may stand twice. */
const somePieces = (rows: number) =>
  fc.record({
    bitmaps: fc.array(someRows(rows), { maxLength: 3 }),
    lists: fc.array(fc.array(fc.nat(rows - 1), { maxLength: rows }), { maxLength: 3 }),
    without: fc.option(someRows(rows)),
    isComplement: fc.boolean(),
  })
type Pieces = { bitmaps: Rows[]; lists: number[][]; without: Rows | null; isComplement: boolean }

const someOperands = aSize.chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    members: fc.array(fc.record({ pieces: somePieces(rows), isMasked: fc.boolean() }), { minLength: 1, maxLength: 7 }),
    relation: fc.constantFrom('and' as const, 'or' as const),
    not: fc.boolean(),
    added: someRows(rows),
    removed: someRows(rows),
    kept: someRows(rows),
  }),
)

function bitsOf(list: Iterable<number>, rows: number): Bitmap {
  const bits = bitmap(rows)
  for (const row of list) setBit(bits, row)
  return bits
}
const setOf = ({ bitmaps, lists, without, isComplement }: Pieces, rows: number): RowSet => {
  const set = united(
    bitmaps.map((list) => bitsOf(list, rows)),
    lists.map((list) => Uint32Array.from(list)),
    without && bitsOf(without, rows),
  )
  return isComplement ? everybodyBut(set) : set
}
const isIn = ({ bitmaps, lists, without, isComplement }: Pieces, row: number): boolean =>
  ((bitmaps.some((list) => list.has(row)) && !without?.has(row)) || lists.some((list) => list.includes(row))) !==
  isComplement

const rowsOf = (set: Union): number[] => {
  const found: number[] = []
  eachRow(set, (row) => found.push(row))
  return found
}
const upTo = (rows: number): number[] => Array.from({ length: rows }, (_, row) => row)

describe(`Words, 128 bits at a time (SEED=${seed})`, () => {
  it('are what words.wat says', async () => {
    const source = await readFile(new URL('../../../core/engine/words.wat', import.meta.url), 'utf8')
    const { buffer } = (await wabt()).parseWat('words.wat', source, { simd: true }).toBinary({})
    expect(Buffer.from(buffer).toString('base64')).toBe(assembled)
  })

  it('combine bitmaps, lists, what is taken out of them and complements as sets do', () => {
    fc.assert(
      fc.property(someOperands, ({ rows, members, relation, not, added, removed, kept }) => {
        const operands = {
          sets: members.map(({ pieces }) => setOf(pieces, rows)),
          masks: members.map(({ isMasked }) => (isMasked ? -1 : 0)),
        }
        const says = (row: number) => members.map(({ pieces, isMasked }) => isIn(pieces, row) !== isMasked)
        const expected = upTo(rows).filter(
          (row) => (relation === 'and' ? says(row).every(Boolean) : says(row).some(Boolean)) !== not,
        )
        const combined = combine(operands, { relation, not }, rows)
        expect(rowsOf(combined.takeOut())).toEqual(expected)
        expect(rowsOf(united([combined.copyTo(bitmap(rows))], []))).toEqual(expected)
        expect(combined.size()).toBe(expected.length)
        combined.add({ bitmaps: [bitsOf(added, rows)], lists: [Uint32Array.from(added)] })
        combined.remove({ bitmaps: [], lists: [Uint32Array.from(removed)] })
        combined.keep(bitsOf(kept, rows))
        const after = upTo(rows).filter(
          (row) => (expected.includes(row) || added.has(row)) && !removed.has(row) && kept.has(row),
        )
        expect(rowsOf(combined.takeOut())).toEqual(after)
        expect(combined.size()).toBe(after.length)
      }),
      { seed, verbose: true, numRuns: 500 },
    )
  })

  it('have room for a million people, and for few again', () => {
    const many = alone(everybodyBut(united([], [Uint32Array.of(7, 1_000_002)])), 1_000_003)
    expect(many.size()).toBe(1_000_001)
    expect(alone(united([], [Uint32Array.of(1)]), 3).size()).toBe(1)
    expect(alone(everybodyBut(united([], [])), 0).size()).toBe(0)
    expect(countBits(bitmap(0))).toBe(0)
  })
})
