import { type Bitmap, setBit } from './bitmap.ts'

/** Rows by their numbers, ascending: what a range of numbers selects lies side by side. A row may stand in it twice. */
export type SortedColumn = { values: Float64Array; rows: Uint32Array; bytes: number }

/** Sorts (number, row) pairs; pairs whose number is NaN are left out. */
export function sortedColumn(values: Float64Array, rows: Uint32Array): SortedColumn {
  const order = new Uint32Array(rows.length)
  let length = 0
  for (let i = 0; i < rows.length; i += 1) if (!Number.isNaN(values[i]!)) order[length++] = i
  const sorted = order.subarray(0, length).sort((a, b) => values[a]! - values[b]!)
  const column = {
    values: Float64Array.from(sorted, (i) => values[i]!),
    rows: Uint32Array.from(sorted, (i) => rows[i]!),
  }
  return { ...column, bytes: bytesOf(column.values, column.rows) }
}

/** The first place whose value is at least (or, with `past`, above) a bound. */
export function placeOf(values: ArrayLike<number>, bound: number, past = false): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = values[middle]!
    if (value < bound || (past && value === bound)) low = middle + 1
    else high = middle
  }
  return low
}

/** Sets the rows from one place up to another. */
export function setRows(bits: Bitmap, rows: Uint32Array, from: number, to: number): void {
  for (let i = from; i < to; i += 1) setBit(bits, rows[i]!)
}

export const bytesOf = (...arrays: { byteLength: number }[]): number =>
  arrays.reduce((sum, { byteLength }) => sum + byteLength, 0)
