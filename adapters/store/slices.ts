import type { TableShape } from './snapshot-tables.ts'

/**
 * Cuts sorted rows into slices. A slice ends at a row whose key happens to hash to a multiple of the wanted size, and not
 * after so many rows: with slices of a fixed size, one new user would shift the rows of every slice behind it, and all of
 * them would have to be written again. Here only the slice of the new user changes.
 */
export function slicesOf<Row>({ keys, rowsPerChunk }: Omit<TableShape<Row>, 'columns'>, rows: readonly Row[]): Row[][] {
  const [least, most] = [rowsPerChunk / 2, rowsPerChunk * 2]
  const slices: Row[][] = []
  let start = 0
  for (const [at, row] of rows.entries()) {
    const length = at + 1 - start
    const ends = (length >= least && hashOf(keys, row) % rowsPerChunk === 0) || length >= most || at === rows.length - 1
    if (!ends) continue
    slices.push(rows.slice(start, at + 1))
    start = at + 1
  }
  return slices
}

/** FNV-1a, 32 bits, over a row's keys. */
function hashOf<Row>(keys: ((row: Row) => string)[], row: Row): number {
  let hash = 0x811c9dc5
  for (const key of keys) {
    const text = key(row)
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  // FNV's low bits alone are poor at this; the high ones are mixed in.
  return (hash ^ (hash >>> 15)) >>> 0
}
