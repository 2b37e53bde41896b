import type { IncomingHttpHeaders } from 'node:http'
import { parseJson } from './parse-json.ts'
import { badRequest } from './refusal.ts'

/** A partition's name inside the front: the key's value as JSON, so that 1 and "1" differ. */
export type Partition = string

const maxBytes = 2048

/** The value at a path such as `/tenantId` or `/owner/id`; undefined when any part is missing. */
export function valueAt(item: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((value, part) => (isObject(value) ? value[part] : undefined), item)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The partition of a document. @throws Refusal when it has no key: legal in Cosmos DB, never meant by this product. */
export function partitionOf(item: unknown, path: string): Partition {
  const value = valueAt(item, path)
  if (value === undefined || isObject(value)) throw badRequest(`The document has no partition key at ${path}.`)
  return named(value)
}

/** The partition that the request's header names, if it names one; `[{}]` is how the client says "none given". */
export function partitionAsked(headers: IncomingHttpHeaders): Partition | undefined {
  const header = headers['x-ms-documentdb-partitionkey']
  if (typeof header !== 'string') return undefined
  const parts = parseJson(header)
  if (!Array.isArray(parts)) throw badRequest(`Partition key ${header} is invalid.`)
  if (parts.length > 1) throw badRequest('Partition key provided has more components than defined in the collection.')
  const value: unknown = parts[0]
  return value === undefined || isObject(value) ? undefined : named(value)
}

/** As `partitionAsked`, for operations that cannot do without. */
export function partitionRequired(headers: IncomingHttpHeaders): Partition {
  const partition = partitionAsked(headers)
  if (partition === undefined) throw badRequest('PartitionKey value must be supplied for this operation.')
  return partition
}

function named(value: unknown): Partition {
  const partition = JSON.stringify(value)
  if (Buffer.byteLength(partition) > maxBytes) throw badRequest('The partition key value is longer than 2048 bytes.')
  return partition
}
