import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  areEqual,
  bitmap,
  complement,
  eachBit,
  hasBit,
  intersect,
  setBit,
  unite,
  type Bitmap,
} from '../../../core/engine/bitmap.ts'
import { countBits } from '../../../core/engine/words.ts'
import { seed } from '../random.ts'

const rowCounts = [0, 1, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1_000]

type Sets = { rows: number; one: Set<number>; other: Set<number> }
const sets: fc.Arbitrary<Sets> = fc.constantFrom(...rowCounts).chain((rows) => {
  const some = (rows === 0 ? fc.constant([]) : fc.array(fc.nat(rows - 1), { maxLength: 2 * rows, size: 'max' })).map(
    (list) => new Set(list),
  )
  return fc.record({ rows: fc.constant(rows), one: some, other: some })
})

const bitsOf = (rows: number, members: Iterable<number>): Bitmap => {
  const bits = bitmap(rows)
  for (const row of members) setBit(bits, row)
  return bits
}
/** The rows of a bitmap as it tells them, having said the same in every other way. */
function rowsIn(bits: Bitmap, rows: number): number[] {
  const found: number[] = []
  eachBit(bits, (row) => found.push(row))
  expect(countBits(bits)).toBe(found.length)
  expect(areEqual(bits, bitmap(rows))).toBe(found.length === 0)
  // One beyond the last, too: nobody is there, whatever was done.
  expect(Array.from({ length: rows + 33 }, (_, row) => row).filter((row) => hasBit(bits, row))).toEqual(found)
  return found
}
const inOrder = (members: Iterable<number>): number[] => [...members].sort((a, b) => a - b)

describe(`A bitmap is a set of rows (SEED=${seed})`, () => {
  const holds = (check: (sets: Sets) => void) =>
    fc.assert(fc.property(sets, check), { seed, verbose: true, numRuns: 400 })

  it('that has what was put in, in order', () => {
    holds(({ rows, one }) => {
      expect(rowsIn(bitsOf(rows, one), rows)).toEqual(inOrder(one))
    })
  })

  it.each<[string, (into: Bitmap, other: Bitmap, rows: number) => void, (row: number, sets: Sets) => boolean]>([
    ['intersected', intersect, (row, { one, other }) => one.has(row) && other.has(row)],
    ['united', unite, (row, { one, other }) => one.has(row) || other.has(row)],
    ['complemented', (into, _, rows) => complement(into, rows), (row, { one }) => !one.has(row)],
  ])('%s as a set is, leaving the other as it was', (_, combine, isIn) => {
    holds((given) => {
      const { rows, one, other } = given
      const [into, from] = [bitsOf(rows, one), bitsOf(rows, other)]
      combine(into, from, rows)
      expect(rowsIn(into, rows)).toEqual(
        Array.from({ length: rows }, (__, row) => row).filter((row) => isIn(row, given)),
      )
      expect(rowsIn(from, rows)).toEqual(inOrder(other))
    })
  })

  it('that equals another when it has the same rows, and only then', () => {
    holds(({ rows, one, other }) => {
      const areSame = one.size === other.size && [...one].every((row) => other.has(row))
      expect(areEqual(bitsOf(rows, one), bitsOf(rows, other))).toBe(areSame)
      expect(areEqual(bitsOf(rows, one), bitsOf(rows, [...one].toReversed()))).toBe(true)
    })
  })
})
