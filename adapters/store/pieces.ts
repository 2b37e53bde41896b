import { setImmediate as letOthersWork } from 'node:timers/promises'
import { contentHash, mostChunkBytes } from './chunk.ts'
import { encodeRows } from './row-table.ts'
import { slicesOf } from './slices.ts'
import type { TableShape } from './snapshot-tables.ts'

/**
 * The content of one chunk, named by its hash. The bytes are made again when they are needed: most chunks are unchanged,
 * and those of a large tenant would fill the memory.
 */
export type Piece = { hash: string; bytes: () => Uint8Array }

const piece = (bytes: () => Uint8Array, content: Uint8Array): Piece => ({ hash: contentHash(content), bytes })

/** Sorted rows as pieces, in their order. */
export async function piecesOfRows<Row extends object>(shape: TableShape<Row>, rows: readonly Row[]): Promise<Piece[]> {
  const pieces: Piece[] = []
  for (const slice of slicesOf(shape, rows)) {
    pieces.push(...halved(shape, slice))
    await letOthersWork()
  }
  return pieces
}

/** A slice of long rows is halved until its parts are small enough; a single row is never cut. */
function halved<Row extends object>(shape: TableShape<Row>, rows: Row[]): Piece[] {
  const bytes = () => encodeRows(shape.columns, rows)
  const content = bytes()
  if (content.length <= mostChunkBytes || rows.length === 1) return [piece(bytes, content)]
  const middle = Math.ceil(rows.length / 2)
  return [...halved(shape, rows.slice(0, middle)), ...halved(shape, rows.slice(middle))]
}

/** Any bytes as pieces; joined they are the bytes again. */
export function piecesOfBytes(content: Uint8Array): Piece[] {
  const count = Math.ceil(content.length / mostChunkBytes)
  return Array.from({ length: count }, (_, at) => {
    const part = content.subarray(at * mostChunkBytes, (at + 1) * mostChunkBytes)
    return piece(() => part, part)
  })
}
