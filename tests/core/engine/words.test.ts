import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitmap, eachBit, setBit, type Bitmap } from '../../../core/engine/bitmap.ts'
import type { RowSet } from '../../../core/engine/row-set.ts'
import { assembled, countBits, meet, sizeOf } from '../../../core/engine/words.ts'
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
const somePeople = aSize.chain((rows) => {
  const some = fc.uniqueArray(fc.nat(rows - 1), { maxLength: rows }).map((list) => new Set(list))
  const member = fc.record({ rows: some, isListed: fc.boolean(), isComplement: fc.boolean() })
  return fc.record({
    rows: fc.constant(rows),
    members: fc.array(member, { minLength: 1, maxLength: 7 }),
    relation: fc.constantFrom('and' as const, 'or' as const),
    not: fc.boolean(),
  })
})

function bitsOf(list: ReadonlySet<number>, rows: number): Bitmap {
  const bits = bitmap(rows)
  for (const row of list) setBit(bits, row)
  return bits
}

describe(`Words, 128 bits at a time (SEED=${seed})`, () => {
  it('are what words.wat says', async () => {
    const source = await readFile(new URL('../../../core/engine/words.wat', import.meta.url), 'utf8')
    const { buffer } = (await wabt()).parseWat('words.wat', source, { simd: true }).toBinary({})
    expect(Buffer.from(buffer).toString('base64')).toBe(assembled)
  })

  it('combine bitmaps, lists and complements as sets do', () => {
    fc.assert(
      fc.property(somePeople, ({ rows, members, relation, not }) => {
        const sets = members.map(({ rows: list, isListed }): RowSet =>
          isListed ? { rows: Uint32Array.from(list) } : { bits: bitsOf(list, rows) },
        )
        const masks = members.map(({ isComplement }) => (isComplement ? -1 : 0))
        const result = meet(bitmap(rows), { sets, masks }, { relation, not }, rows)
        const says = (row: number) => members.map(({ rows: list, isComplement }) => list.has(row) !== isComplement)
        const expected = Array.from({ length: rows }, (_, row) => row).filter(
          (row) => (relation === 'and' ? says(row).every(Boolean) : says(row).some(Boolean)) !== not,
        )
        const found: number[] = []
        eachBit(result, (row) => found.push(row))
        expect(found).toEqual(expected)
        expect(countBits(result)).toBe(expected.length)
        for (const [at, set] of sets.entries()) expect(sizeOf(set)).toBe(members[at]?.rows.size)
      }),
      { seed, verbose: true, numRuns: 500 },
    )
  })

  it('have room for a million people, and for few again', () => {
    const many = meet(
      bitmap(1_000_003),
      { sets: [{ rows: Uint32Array.of(7, 1_000_002) }], masks: [-1] },
      both,
      1_000_003,
    )
    expect(countBits(many)).toBe(1_000_001)
    expect(countBits(meet(bitmap(3), { sets: [{ rows: Uint32Array.of(1) }], masks: [0] }, both, 3))).toBe(1)
    expect(countBits(bitmap(0))).toBe(0)
  })
})

const both = { relation: 'and', not: false } as const
