import type { Container, JSONValue } from '@azure/cosmos'
import { kept, type Kept } from './kept.ts'
import type { Send } from './sender.ts'

/** The documents that a query wants: those of a type, and what the condition leaves of them. */
export type Wanted = {
  type: string
  /** A condition on `c`; our own part of a document is `c["value"]` (`value` alone is a word of the language). */
  where?: string | undefined
  parameters?: Record<string, JSONValue> | undefined
  /** One property alone: sorting by several would need a composite index. */
  orderBy?: string | undefined
  /** Documents a page; Cosmos DB's default is 100. */
  pageSize?: number | undefined
  /** Whether no further page need be read. */
  enough?: ((found: Kept[]) => boolean) | undefined
}

/** Which partition is asked, and what the property of the partition key is called. */
export type Partition = { key: 'tenantId' | 'name'; value: string | undefined }

/** Reads a query's pages. The partition is named twice, as the request's partition key and in the text of the query. */
export async function listDocuments(
  container: Container,
  send: Send,
  partition: Partition,
  wanted: Wanted,
): Promise<Kept[]> {
  const spec = specOf(partition, wanted)
  const place = `${container.id}/${wanted.type}`
  const found: Kept[] = []
  let continuationToken: string | undefined
  do {
    const options = {
      ...(partition.value === undefined ? {} : { partitionKey: partition.value }),
      ...(continuationToken === undefined ? {} : { continuationToken }),
      ...(wanted.pageSize === undefined ? {} : { maxItemCount: wanted.pageSize }),
    }
    // Each page is a query of its own, so that it can be asked for again.
    const page = await send(place, () => container.items.query<{ id: string }>(spec, options).fetchNext())
    if ('refused' in page) break
    found.push(...page.resources.map((resource) => kept(resource, `${container.id}/${resource.id}`)))
    continuationToken = page.hasMoreResults ? page.continuationToken : undefined
  } while (continuationToken !== undefined && wanted.enough?.(found) !== true)
  return found
}

function specOf(partition: Partition, { type, where, parameters = {}, orderBy }: Wanted) {
  const conditions = [
    ...(partition.value === undefined ? [] : [`c.${partition.key} = @partition`]),
    'c.type = @type',
    ...(where === undefined ? [] : [`(${where})`]),
  ]
  const given: [string, JSONValue][] = [
    ...(partition.value === undefined ? [] : [['partition', partition.value] satisfies [string, string]]),
    ['type', type],
    ...Object.entries(parameters),
  ]
  return {
    query: `SELECT * FROM c WHERE ${conditions.join(' AND ')}${orderBy === undefined ? '' : ` ORDER BY ${orderBy}`}`,
    parameters: given.map(([name, value]) => ({ name: `@${name}`, value })),
  }
}
