import { setImmediate as letOthersWork } from 'node:timers/promises'
import { contentHash, mostChunkBytes } from './chunk.ts'
import { encodeRows } from './row-table.ts'
import { type Cuttable, hashOf, mixed, type Slice, slicesOf } from './slices.ts'
import type { TableShape } from './snapshot-tables.ts'

/**
 * The content of one chunk, named by its hash. The bytes are made again when they are needed: most chunks are unchanged,
 * and those of a large tenant would fill the memory.
 */
export type Piece = { hash: string; bytes: () => Uint8Array }

const piece = (bytes: () => Uint8Array, content: Uint8Array): Piece => ({ hash: contentHash(content), bytes })

/** A table that is cut into pieces: sorted rows, and what makes the bytes of those from `start` to before `end`. */
export type Table = Cuttable & { encode: (start: number, end: number) => Uint8Array }

/** A table as pieces, in their order. */
export async function piecesOf(table: Table): Promise<Piece[]> {
  const pieces: Piece[] = []
  for (const slice of slicesOf(table)) {
    pieces.push(...halved(table, slice))
    await letOthersWork()
  }
  return pieces
}

/** Sorted rows as pieces, in their order. */
export const piecesOfRows = <Row extends object>(shape: TableShape<Row>, rows: readonly Row[]): Promise<Piece[]> =>
  piecesOf({
    length: rows.length,
    rowsPerChunk: shape.rowsPerChunk,
    hashAt(at) {
      const row = rows[at]
      return mixed(row === undefined ? [] : shape.keys.map((key) => hashOf(key(row))))
    },
    encode: (start, end) => encodeRows(shape.columns, rows.slice(start, end)),
  })

/** A slice of long rows is halved until its parts are small enough; a single row is never cut. */
function halved(table: Table, [start, end]: Slice): Piece[] {
  const bytes = () => table.encode(start, end)
  const content = bytes()
  if (content.length <= mostChunkBytes || end - start === 1) return [piece(bytes, content)]
  const middle = Math.ceil((start + end) / 2)
  return [...halved(table, [start, middle]), ...halved(table, [middle, end])]
}

/** Any bytes as pieces; joined they are the bytes again. */
export function piecesOfBytes(content: Uint8Array): Piece[] {
  const count = Math.ceil(content.length / mostChunkBytes)
  return Array.from({ length: count }, (_, at) => {
    const part = content.subarray(at * mostChunkBytes, (at + 1) * mostChunkBytes)
    return piece(() => part, part)
  })
}
