import type { ContainerDefinition, CosmosClient, Container } from '@azure/cosmos'
import { codeOf } from './cosmos-error.ts'

const day = 86_400

/** How long documents live, in seconds after their last write. What is not named here lives until it is removed. */
export const lifetimes = {
  run: 90 * day,
  held: 90 * day,
  /** A set in which somebody was refused; maintenance writes it anew every 90 days for as long as it counts. */
  heldWithRefusals: 400 * day,
  /** Longer than any held set lives: it is written again when it is decided, applied and released. */
  heldPeople: 500 * day,
  notice: 30 * day,
  /** Longer than a held change waits: its cards are put right when it is decided. */
  alert: 30 * day,
  /** Longer than they count. */
  appRoles: 60 * day,
  jobLog: 7 * day,
  change: 400 * day,
  audit: 400 * day,
}

/** Queries ask for a tenant's documents of a type; indexing anything else would only make writes dearer. */
const indexed = (...more: string[]) => ({
  includedPaths: ['/tenantId/?', '/type/?', ...more].map((path) => ({ path })),
  excludedPaths: [{ path: '/*' }],
})

/** Time to live is on, and only documents with a `ttl` of their own expire. */
const expiring = { defaultTtl: -1 }
const byTenant = { partitionKey: { paths: ['/tenantId'] }, ...expiring }

export const jobsDefinition = { partitionKey: { paths: ['/name'] }, ...expiring }

const definitions = {
  tenants: { ...byTenant, indexingPolicy: indexed() },
  profiles: { ...byTenant, indexingPolicy: indexed('/_ts/?') },
  snapshots: { ...byTenant, indexingPolicy: indexed() },
  runs: { ...byTenant, indexingPolicy: indexed('/value/slot/?') },
  jobs: jobsDefinition,
} satisfies Record<string, Omit<ContainerDefinition, 'id'>>

export type ContainerName = keyof typeof definitions

/** Opens the database and its containers, and makes those that are missing. */
export async function openContainers(
  client: CosmosClient,
  database: string,
): Promise<Record<ContainerName, Container>> {
  await unlessThere(() => client.databases.createIfNotExists({ id: database }))
  const names = Object.keys(definitions) as ContainerName[]
  const opened = names.map(
    async (name) => [name, await openContainer(client, database, name, definitions[name])] as const,
  )
  return Object.fromEntries(await Promise.all(opened)) as Record<ContainerName, Container>
}

/** Opens a container of a database that is there, and makes it when it is missing. */
export async function openContainer(
  client: CosmosClient,
  database: string,
  id: string,
  definition: Omit<ContainerDefinition, 'id'>,
): Promise<Container> {
  await unlessThere(() => client.database(database).containers.createIfNotExists({ id, ...definition }))
  return client.database(database).container(id)
}

/** Servers that start at the same time make the same things: to come second is no failure. */
export async function unlessThere(create: () => Promise<unknown>): Promise<void> {
  try {
    await create()
  } catch (error) {
    if (codeOf(error) !== 409) throw error
  }
}
