import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { Trouble } from '../../core/errors.ts'

/** A chunk is at most so large before it is compressed, and so certainly afterwards: one cheap write, far from any limit. */
export const mostChunkBytes = 256 * 1024

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)

/** Quality 5: on ids, which do not compress, twice as fast as deflate, and smaller all the same. */
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** Names a chunk's content. */
export const contentHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A chunk's body in its document: compressed, as Base64. */
export async function packed(bytes: Uint8Array): Promise<string> {
  return (await compress(bytes, options)).toString('base64')
}

/** The content of a chunk. @throws Trouble when it is not the content that the hash names. */
export async function unpacked(body: string, hash: string, place: string): Promise<Uint8Array> {
  const bytes = await decompress(Buffer.from(body, 'base64')).catch(() => undefined)
  if (!bytes || contentHash(bytes) !== hash)
    throw new Trouble('unintelligible', 'store', `${place} is damaged: its content is not what its name says`)
  return bytes
}
