import { CosmosClient, ErrorResponse, type Container, type SqlQuerySpec } from '@azure/cosmos'
import { afterEach, beforeEach } from 'vitest'
import { startCosmos, type Cosmos } from '../../sandbox/cosmos/start-cosmos.ts'

export type Doc = { id: string; tenantId: string; [property: string]: unknown }

export const contoso = 'contoso'
export const fabrikam = 'fabrikam'

export type CosmosWorld = { cosmos: Cosmos; client: CosmosClient; runs: Container; jobs: Container; nowMs: number }

/** A client as the product has it: it does not look for other regions when a connection breaks. */
export const clientOf = ({ url, key }: Pick<Cosmos, 'url' | 'key'>): CosmosClient =>
  new CosmosClient({ endpoint: url, key, connectionPolicy: { enableEndpointDiscovery: false } })

/** Makes one container that belongs to tenants, and the job queue, which does not. */
export async function containersOf(client: CosmosClient): Promise<{ runs: Container; jobs: Container }> {
  const { database } = await client.databases.createIfNotExists({ id: 'assigner' })
  const runs = await database.containers.createIfNotExists({
    id: 'runs',
    partitionKey: { paths: ['/tenantId'] },
    defaultTtl: -1,
    indexingPolicy: {
      includedPaths: [{ path: '/*' }],
      excludedPaths: [{ path: '/body/?' }],
      compositeIndexes: [
        [
          { path: '/kind', order: 'ascending' },
          { path: '/at', order: 'descending' },
        ],
      ],
    },
  })
  const jobs = await database.containers.createIfNotExists({ id: 'jobs', partitionKey: { paths: ['/name'] } })
  return { runs: runs.container, jobs: jobs.container }
}

/** A fresh account for every test, whose clock the test sets; its members are there from `beforeEach` on. */
export function aCosmosWorld(): CosmosWorld {
  const world = {} as CosmosWorld
  beforeEach(async () => {
    world.nowMs = Date.parse('2026-03-01T00:00:00Z')
    world.cosmos = await startCosmos({ port: 0, now: () => world.nowMs })
    world.client = clientOf(world.cosmos)
    Object.assign(world, await containersOf(world.client))
  })
  afterEach(async () => {
    world.client.dispose()
    await world.cosmos.close()
  })
  return world
}

type Parameter = { name: string; value: string | number | string[] }

/** A query with its tenant as a parameter. */
export const of = (tenantId: string, query: string, ...more: Parameter[]): SqlQuerySpec => ({
  query,
  parameters: [{ name: '@tenant', value: tenantId }, ...more],
})

/** Everything that a query finds. */
export async function all(from: Container, spec: SqlQuerySpec, partitionKey = contoso): Promise<unknown[]> {
  const found = await from.items.query<unknown>(spec, { partitionKey }).fetchAll()
  return found.resources
}

/** The status and message with which a call is refused. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ status: unknown; message: string; error: ErrorResponse }> {
  try {
    await call
  } catch (error) {
    if (error instanceof ErrorResponse) return { status: error.code, message: error.message, error }
    throw error
  }
  throw new Error('The call was not refused.')
}
