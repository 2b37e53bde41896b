import { bitmap, type Bitmap, setRows } from './bitmap.ts'

/**
 * Some rows: as a bitmap, or listed where they are few. A list is often a piece of a column itself, which takes no time to
 * make and no memory; a row may stand in it twice.
 */
export type RowSet = { bits: Bitmap; rows?: never } | { rows: Uint32Array; bits?: never }

/** So many rows of a population are few: to set them takes no longer than to read a bitmap. */
export const fewOf = (people: number): number => people >>> 6

/** Rows as a list where they are few, else as a bitmap. */
export function rowSet(rows: Uint32Array, people: number): RowSet {
  if (rows.length <= fewOf(people)) return { rows }
  const bits = bitmap(people)
  setRows(bits, rows, 0, rows.length)
  return { bits }
}

/** What a set takes in memory, if its list is its own. */
export const bytesOfSet = ({ bits, rows }: RowSet): number => (bits ?? rows).byteLength
