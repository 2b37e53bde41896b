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

/** Writes pieces under their ids, to live for `ttl` seconds or until they are removed. To write one again does no harm. */
export async function writeChunks(
  documents: Documents,
  partition: string,
  type: string,
  chunks: Map<string, Piece>,
  ttl?: number,
) {
  await pLimit(atOnce).map([...chunks], async ([id, piece]) => {
    await documents.upsert(partition, { id, type, value: { body: await packed(piece.bytes()) }, ttl })
  })
}

/**
 * Reads chunks, and hands their contents to `take` one after the other, in their order. A few are read ahead and no more:
 * what `take` does not keep is gone.
 * @returns false when one of them is gone; what has been taken is then of no use.
 * @throws Trouble when one is damaged, or `take` can make nothing of it.
 */
export async function readChunks(
  documents: Documents,
  partition: string,
  ids: string[],
  hashOf: (id: string) => string,
  take: (content: Uint8Array) => void,
): Promise<boolean> {
  const place = (id: string) => `${documents.name}/${id}`
  const contentOf = async (id: string): Promise<Uint8Array | undefined> => {
    const document = await documents.read(partition, id)
    return document && unpacked(valueOf(Chunk, document, documents.name).body, hashOf(id), place(id))
  }
  const begin = (id: string) => {
    const reading = contentOf(id)
    // Its trouble is met in its turn, if no other comes first.
    reading.catch(() => undefined)
    return reading
  }
  const ahead = ids.slice(0, atOnce).map(begin)
  for (const [at, id] of ids.entries()) {
    const content = await ahead.shift()
    if (!content) return false
    ahead.push(...ids.slice(at + atOnce, at + atOnce + 1).map(begin))
    understood(place(id), () => take(content))
  }
  return true
}

function understood(place: string, decode: () => void): void {
  try {
    decode()
  } catch (cause) {
    throw new Trouble('unintelligible', 'store', `${place} cannot be read: ${String(cause)}`, { cause })
  }
}

/** Removes chunks; those that are gone already do not matter. */
export async function removeChunks(documents: Documents, partition: string, ids: string[]): Promise<void> {
  await pLimit(atOnce).map(ids, (id) => documents.remove(partition, id))
}
