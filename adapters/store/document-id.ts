import { createHash } from 'node:crypto'

const longest = 500

/** Everything but these is written as its UTF-8 bytes: `/ \ ? #` are refused by Cosmos DB, `%` and non-ASCII break clients. */
const unsafe = /[^A-Za-z0-9 _.:-]/gu

/**
 * A document's id for an id of ours: legal in Cosmos DB, and different for different ids. Ids beyond 500 characters keep
 * their beginning and end in their hash.
 */
export function documentId(kind: string, id: string): string {
  const legal = `${kind}:${id}`.replaceAll(unsafe, (char) => `=${Buffer.from(char).toString('hex')}=`)
  if (legal.length <= longest && !legal.endsWith(' ')) return legal
  return `${legal.slice(0, longest)}:${createHash('sha256').update(legal).digest('hex')}`
}
