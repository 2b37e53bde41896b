import pLimit from 'p-limit'
import { z } from 'zod'
import { Trouble } from '../../core/errors.ts'
import { packed, unpacked } from './chunk.ts'
import type { Documents } from './documents.ts'
import { valueOf } from './kept.ts'
import type { Piece } from './pieces.ts'

const Chunk = z.object({ body: z.string() })

/** Requests under way at once: enough to be quick, few enough not to use up a small account. */
const atOnce = 8

/** Writes pieces under their ids. To write one again does no harm. */
export async function writeChunks(documents: Documents, partition: string, type: string, chunks: Map<string, Piece>) {
  await pLimit(atOnce).map([...chunks], async ([id, piece]) => {
    await documents.upsert(partition, { id, type, value: { body: await packed(piece.bytes()) } })
  })
}

/**
 * Reads chunks in their order; undefined when one of them is gone.
 * @throws Trouble when one is damaged or cannot be decoded.
 */
export async function readChunks<T>(
  documents: Documents,
  partition: string,
  ids: string[],
  hashOf: (id: string) => string,
  decode: (content: Uint8Array) => T,
): Promise<T[] | undefined> {
  const found = await pLimit(atOnce).map(ids, async (id): Promise<{ part: T } | undefined> => {
    const document = await documents.read(partition, id)
    if (!document) return undefined
    const place = `${documents.name}/${id}`
    const content = await unpacked(valueOf(Chunk, document, documents.name).body, hashOf(id), place)
    return { part: understood(place, () => decode(content)) }
  })
  const parts = found.filter((one) => one !== undefined)
  return parts.length === ids.length ? parts.map(({ part }) => part) : undefined
}

function understood<T>(place: string, decode: () => T): T {
  try {
    return decode()
  } catch (cause) {
    throw new Trouble('unintelligible', 'store', `${place} cannot be read: ${String(cause)}`, { cause })
  }
}

/** Removes chunks; those that are gone already do not matter. */
export async function removeChunks(documents: Documents, partition: string, ids: string[]): Promise<void> {
  await pLimit(atOnce).map(ids, (id) => documents.remove(partition, id))
}
