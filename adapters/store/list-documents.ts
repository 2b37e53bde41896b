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
  const open = (continuationToken: string | undefined) =>
    container.items.query<{ id: string }>(spec, optionsOf(partition, wanted, continuationToken))
  let found: Kept[] = []
  let continuationToken: string | undefined
  let pages = open(undefined)
  for (;;) {
    const page = await send(`${container.id}/${wanted.type}`, async () => {
      try {
        return await pages.fetchNext()
      } catch (error) {
        // The client's pages end at an error. They are opened again behind the last one, or from the beginning.
        if (continuationToken === undefined) found = []
        pages = open(continuationToken)
        throw error
      }
    })
    if ('refused' in page) return found
    const resources = page.resources as { id: string }[] | undefined
    found.push(...(resources ?? []).map((resource) => kept(resource, `${container.id}/${resource.id}`)))
    if (!page.hasMoreResults || wanted.enough?.(found) === true) return found
    // Without one, as across partitions, the client alone knows where it is.
    continuationToken = page.continuationToken
  }
}

/** How many documents a query wants. Their ids alone are read. */
export async function countDocuments(
  container: Container,
  send: Send,
  partition: Partition,
  wanted: Pick<Wanted, 'type' | 'where' | 'parameters'>,
): Promise<number> {
  const { query, parameters } = specOf(partition, wanted)
  const spec = { query: query.replace('SELECT *', 'SELECT VALUE c.id'), parameters }
  const request = () => container.items.query<string>(spec, optionsOf(partition, wanted, undefined)).fetchAll()
  const found = await send(`${container.id}/${wanted.type}`, request)
  return 'refused' in found ? 0 : found.resources.length
}

function optionsOf(partition: Partition, { pageSize }: Wanted, continuationToken: string | undefined) {
  return {
    ...(partition.value === undefined ? {} : { partitionKey: partition.value }),
    ...(pageSize === undefined ? {} : { maxItemCount: pageSize }),
    ...(continuationToken === undefined ? {} : { continuationToken }),
  }
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
