/** Sorted rows that can be cut: how many there are, a number that a row's keys alone decide, and the wanted size. */
export type Cuttable = { length: number; rowsPerChunk: number; hashAt: (at: number) => number }

/** From the first row on, to before the last number. */
export type Slice = [start: number, end: number]

/**
 * Cuts sorted rows into slices. Of the rows that are half to twice the wanted size away, a slice ends at the one whose keys
 * have the least hash, and not after so many rows: with slices of a fixed size, one new user would shift the rows of every
 * slice behind it, and all of them would have to be written again. Here only the slice of the new user changes: the row
 * with the least hash is still the same one.
 */
export function slicesOf(rows: Cuttable): Slice[] {
  const slices: Slice[] = []
  for (let start = 0; start < rows.length;) {
    const end = endOf(rows, start)
    slices.push([start, end])
    start = end
  }
  return slices
}

function endOf({ length, rowsPerChunk, hashAt }: Cuttable, start: number): number {
  const most = start + rowsPerChunk * 2
  if (length <= most) return length
  let [end, least] = [most, Infinity]
  for (let at = start + Math.floor(rowsPerChunk / 2); at < most; at += 1) {
    const hash = hashAt(at)
    if (hash < least) [end, least] = [at + 1, hash]
  }
  return end
}

/** A text's hash: FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The hash of a row by the hashes of its keys: any bit of them changes half of its bits. */
export function mixed(hashes: Iterable<number>): number {
  let hash = 0
  for (const one of hashes) {
    hash = Math.imul(hash ^ one, 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return hash >>> 0
}
