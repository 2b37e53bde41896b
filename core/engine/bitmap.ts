/**
 * A set of rows, one bit each, 32 to a word. Bits beyond the last row are always 0. Functions that write take what they
 * write into first, so that a pass over many profiles makes no garbage.
 */
export type Bitmap = Uint32Array

export const bitmap = (rows: number): Bitmap => new Uint32Array((rows + 31) >>> 5)

export const setBit = (bits: Bitmap, row: number): void => {
  bits[row >>> 5]! |= 1 << (row & 31)
}
export const clearBit = (bits: Bitmap, row: number): void => {
  bits[row >>> 5]! &= ~(1 << (row & 31))
}
/** Sets the rows of a list from one place up to another. */
export function setRows(bits: Bitmap, rows: Uint32Array, from: number, to: number): void {
  for (let i = from; i < to; i += 1) setBit(bits, rows[i]!)
}

export const hasBit = (bits: Bitmap, row: number): boolean => ((bits[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0

/** into ∩ other. */
export function intersect(into: Bitmap, other: Bitmap): void {
  for (let i = 0; i < into.length; i += 1) into[i]! &= other[i]!
}

/** into ∪ other. */
export function unite(into: Bitmap, other: Bitmap): void {
  for (let i = 0; i < into.length; i += 1) into[i]! |= other[i]!
}

/** Everybody who was not in. */
export function complement(into: Bitmap, rows: number): void {
  for (let i = 0; i < into.length; i += 1) into[i] = ~into[i]!
  trim(into, rows)
}

/** Clears the bits beyond the last row. */
function trim(bits: Bitmap, rows: number): void {
  if ((rows & 31) !== 0) bits[bits.length - 1]! &= (1 << (rows & 31)) - 1
}

export const areEqual = (a: Bitmap, b: Bitmap): boolean => {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false
  return true
}

/** Calls with every row that is in, in order. */
export function eachBit(bits: Bitmap, call: (row: number) => void): void {
  for (let i = 0; i < bits.length; i += 1) {
    let word = bits[i]!
    while (word !== 0) {
      const low = word & -word
      call((i << 5) + (31 - Math.clz32(low)))
      word ^= low
    }
  }
}
