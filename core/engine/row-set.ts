import { eachBit, hasBit, type Bitmap } from './bitmap.ts'

/** Rows that are in any of some bitmaps or lists; a row may stand in several, and in a list twice. */
export type Union = { bitmaps: readonly Bitmap[]; lists: readonly Uint32Array[] }

/**
 * Some rows, told by pieces of the columns themselves: it takes no time to make and next to no memory. It is put together
 * where it is combined with others (`words.ts`).
 */
export type RowSet = Union & {
  /** These are taken out of the bitmaps, before the lists are added. */
  without: Bitmap | null
  /** Everybody else is meant. */
  isComplement: boolean
  /** What of it is its own, in bytes; the rest belongs to the columns. */
  ownBytes: number
}

/** So many rows of a population are few: to set them takes no longer than to read a bitmap. */
export const fewOf = (people: number): number => people >>> 6

export const united = (
  bitmaps: readonly Bitmap[],
  lists: readonly Uint32Array[],
  without: Bitmap | null = null,
): RowSet => ({ bitmaps, lists, without, isComplement: false, ownBytes: 0 })

/** Rows of a list, often a piece of a column. */
export const listed = (rows: Uint32Array): RowSet => united([], rows.length === 0 ? [] : [rows])

export const everybodyBut = (set: RowSet): RowSet => ({ ...set, isComplement: !set.isComplement })

/** What a set takes in memory: what is its own, and the telling. */
export const bytesOfSet = ({ ownBytes, bitmaps, lists }: RowSet): number =>
  ownBytes + 200 + 100 * (bitmaps.length + lists.length)

/** Whether nothing could be gained by putting it together once and for all. */
export const isReady = ({ bitmaps, lists, without }: RowSet, people: number): boolean =>
  without === null &&
  (lists.length === 0
    ? bitmaps.length <= 1
    : bitmaps.length === 0 && lists.reduce((sum, { length }) => sum + length, 0) <= fewOf(people))

/** Whether a row is in. */
export const hasRow = ({ bitmaps, lists }: Union, row: number): boolean =>
  bitmaps.some((bits) => hasBit(bits, row)) || lists.some((list) => list.includes(row))

/** Calls with every row, those of a single bitmap in order; with one that stands in several pieces, several times. */
export function eachRow({ bitmaps, lists }: Union, call: (row: number) => void): void {
  for (const bits of bitmaps) eachBit(bits, call)
  for (const list of lists) for (const row of list) call(row)
}
