import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { Trouble } from '../../core/errors.ts'

/** A chunk is at most so large before it is compressed, and so certainly afterwards: one cheap write, far from any limit. */
export const mostChunkBytes = 256 * 1024

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

/** Names a chunk's content. */
export const contentHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A chunk's body in its document: compressed, as Base64. */
export async function packed(bytes: Uint8Array): Promise<string> {
  return (await deflate(bytes, { level: 6 })).toString('base64')
}

/** The content of a chunk. @throws Trouble when it is not the content that the hash names. */
export async function unpacked(body: string, hash: string, place: string): Promise<Uint8Array> {
  const bytes = await inflate(Buffer.from(body, 'base64')).catch(() => undefined)
  if (!bytes || contentHash(bytes) !== hash)
    throw new Trouble('unintelligible', 'store', `${place} is damaged: its content is not what its name says`)
  return bytes
}
