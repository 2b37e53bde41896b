import type { Data } from 'apache-arrow'

/** Arrow's bitmap of the rows that have a value, lowest bit first; left out where all have one. */
export function validity(
  length: number,
  has: (row: number) => boolean,
): { nullCount: number; nullBitmap?: Uint8Array } {
  let nullCount = 0
  for (let row = 0; row < length; row += 1) if (!has(row)) nullCount += 1
  return nullCount === 0 ? { nullCount } : { nullCount, nullBitmap: bits(length, has) }
}

export function bits(length: number, has: (row: number) => boolean): Uint8Array {
  const bitmap = new Uint8Array(Math.ceil(length / 8))
  for (let row = 0; row < length; row += 1) if (has(row)) bitmap[row >> 3] = (bitmap[row >> 3] ?? 0) | (1 << (row & 7))
  return bitmap
}

export const bitAt = (bitmap: Uint8Array, row: number): boolean => ((bitmap[row >> 3] ?? 0) & (1 << (row & 7))) !== 0

/** Whether a row of a column has a value. */
export const isSet = (data: Data, row: number): boolean => data.nullCount === 0 || bitAt(data.nullBitmap, row)
