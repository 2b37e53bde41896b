import type { Data } from 'apache-arrow'

/** Arrow's bitmap of the rows that have a value, lowest bit first. */
export function validity(cells: readonly unknown[]): { nullCount: number; nullBitmap?: Uint8Array } {
  let nullCount = 0
  for (const cell of cells) if (cell === null) nullCount += 1
  if (nullCount === 0) return { nullCount }
  return { nullCount, nullBitmap: bits(cells.map((cell) => cell !== null)) }
}

export function bits(flags: boolean[]): Uint8Array {
  const bitmap = new Uint8Array(Math.ceil(flags.length / 8))
  for (const [row, flag] of flags.entries()) if (flag) bitmap[row >> 3] = (bitmap[row >> 3] ?? 0) | (1 << (row & 7))
  return bitmap
}

export const bitAt = (bitmap: Uint8Array, row: number): boolean => ((bitmap[row >> 3] ?? 0) & (1 << (row & 7))) !== 0

/** Whether a row of a column has a value. */
export const isSet = (data: Data, row: number): boolean => data.nullCount === 0 || bitAt(data.nullBitmap, row)
