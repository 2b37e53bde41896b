import type { IndexingPolicy } from './indexing-policy.ts'
import { coversRoot } from './indexing-policy.ts'
import { badRequest } from './refusal.ts'

/** A container's definition as the client sends it; nothing in it can be taken for granted. */
export type ContainerBody = {
  id?: string
  partitionKey?: { paths?: string[] } | null
  defaultTtl?: number | null
  indexingPolicy?: IndexingPolicy | null
  uniqueKeyPolicy?: { uniqueKeys?: unknown[] } | null
}

const maxSeconds = 2_147_483_647

/** Refuses what Cosmos DB refuses, and what this stand-in cannot keep: hierarchical and unique keys. */
export function checkContainer({ partitionKey, defaultTtl, indexingPolicy, uniqueKeyPolicy }: ContainerBody): void {
  const paths = partitionKey?.paths
  if (!Array.isArray(paths) || paths.length === 0) throw badRequest('The partition key definition is missing.')
  if (paths.length > 1) throw badRequest('The sandbox does not simulate hierarchical partition keys.')
  if (!paths[0]?.startsWith('/')) throw badRequest(`The partition key path ${String(paths[0])} must start with "/".`)
  if (uniqueKeyPolicy?.uniqueKeys?.length) throw badRequest('The sandbox does not simulate unique keys.')
  if (defaultTtl !== undefined && defaultTtl !== null) checkTtl(defaultTtl, 'defaultTtl')
  if (indexingPolicy && !coversRoot(indexingPolicy)) {
    throw badRequest('The special mandatory indexing path "/" is not provided in any of the path type sets.')
  }
}

/** A time to live is a whole number of seconds, or -1 for never. */
export function checkTtl(ttl: unknown, name: string): void {
  const good = Number.isInteger(ttl) && (ttl === -1 || (Number(ttl) > 0 && Number(ttl) <= maxSeconds))
  if (!good)
    throw badRequest(`The value of ${name} must be -1 or between 1 and ${maxSeconds}, not ${JSON.stringify(ttl)}.`)
}
