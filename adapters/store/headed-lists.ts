import { randomUUID } from 'node:crypto'
import { Trouble } from '../../core/errors.ts'
import { readChunks, removeChunks, writeChunks } from './chunk-documents.ts'
import { documentId } from './document-id.ts'
import type { Documents } from './documents.ts'
import type { Piece } from './pieces.ts'
import { decodeRows } from './row-table.ts'
import type { TableShape } from './snapshot-tables.ts'

/** Lists of people that are cut into chunks, under a head that names the chunks and is written last. */
export type ChunkKind = { type: string; owner: string; ttl?: number | undefined }

/** `anew`: unchanged chunks are written again too, so that their time begins again. */
type Lists<Name extends string> = { before: readonly string[]; pieces: Record<Name, Piece[]>; anew?: boolean }

/** A chunk's id ends in its content's hash and something new: what is removed late is never what a later save wrote. */
const chunkIdOf = ({ type, owner }: ChunkKind, { hash }: Piece): string =>
  documentId(type, `${owner}:${hash}.${randomUUID()}`)

const hashOfChunk = (id: string): string => id.slice(id.lastIndexOf(':') + 1, id.lastIndexOf('.'))

/**
 * Replaces the lists under a head: new chunks are written, then the head, then what nobody needs any more is removed.
 * @param before the chunks of the head as it was.
 * @param writeHead false when another worker was faster; then nothing has changed.
 */
export async function replaceLists<Name extends string>(
  documents: Documents,
  partition: string,
  kind: ChunkKind,
  lists: Lists<Name>,
  writeHead: (chunks: Record<Name, string[]>) => Promise<boolean>,
): Promise<boolean> {
  const known = new Map((lists.anew ? [] : lists.before).map((id) => [hashOfChunk(id), id]))
  const fresh = new Map<string, Piece>()
  const chunkOf = (piece: Piece): string => {
    const chunk = known.get(piece.hash)
    if (chunk !== undefined) return chunk
    const added = chunkIdOf(kind, piece)
    fresh.set(added, piece)
    return added
  }
  const named = Object.entries<Piece[]>(lists.pieces).map(([name, pieces]) => [name, pieces.map(chunkOf)] as const)
  const chunks = Object.fromEntries(named) as Record<Name, string[]>
  await writeChunks(documents, partition, kind.type, fresh, kind.ttl)
  const isDone = await writeHead(chunks)
  const needed = new Set(Object.values<string[]>(chunks).flat())
  const idle = isDone ? lists.before.filter((id) => !needed.has(id)) : [...fresh.keys()]
  await removeChunks(documents, partition, idle)
  return isDone
}

/** The rows of a list by its chunks; undefined when one of them is gone. */
export async function rowsOf<Row extends object>(
  documents: Documents,
  partition: string,
  { columns }: TableShape<Row>,
  chunks: string[],
): Promise<Row[] | undefined> {
  const rows: Row[] = []
  const take = (content: Uint8Array) => {
    for (const row of decodeRows(columns, content)) rows.push(row)
  }
  return (await readChunks(documents, partition, chunks, hashOfChunk, take)) ? rows : undefined
}

/** As `rowsOf`, but no more chunks are read than so many rows need. */
export async function firstRowsOf<Row extends object>(
  documents: Documents,
  partition: string,
  shape: TableShape<Row>,
  chunks: string[],
  most: number,
): Promise<Row[] | undefined> {
  const rows: Row[] = []
  for (const chunk of chunks) {
    if (rows.length >= most) break
    const more = await rowsOf(documents, partition, shape, [chunk])
    if (!more) return undefined
    for (const row of more) rows.push(row)
  }
  return rows.slice(0, most)
}

/** What a head and its chunks say. A chunk may be gone because a newer head has replaced this one: it is read again. */
export async function readWhole<Head extends { etag: string }, Whole>(
  place: string,
  headOf: () => Promise<Head | undefined>,
  wholeOf: (head: Head) => Promise<Whole | undefined>,
): Promise<Whole | undefined> {
  let failed: string | undefined
  for (;;) {
    const head = await headOf()
    if (!head) return undefined
    const whole = await wholeOf(head)
    if (whole) return whole
    if (head.etag === failed) throw new Trouble('unintelligible', 'store', `${place}: chunks are missing`)
    failed = head.etag
  }
}

const attempts = 10

/** Tries to write until nobody else was faster. */
export async function untilWritten(place: string, write: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < attempts; tries += 1) if (await write()) return
  throw new Trouble('unreachable', 'store', `${place} was changed by others ${attempts} times in a row`)
}
