import { setTimeout as pause } from 'node:timers/promises'
import type { Container, CosmosClient } from '@azure/cosmos'
import type { AgendaBackend, JobLogger, JobRepository } from 'agenda'
import { jobLogger } from './agenda-logger.ts'
import { jobRepository } from './agenda-repository.ts'
import { jobsDefinition, openContainer, unlessThere } from './containers.ts'
import { type Documents, documentsOf, type Link } from './documents.ts'
import { openClient } from './open-client.ts'
import { persistence } from './persist.ts'

/** How the connection behaves; what is not given is patient, silent and not counted. */
type Behaviour = Partial<Omit<Link, 'key'>>

export type CosmosBackendOptions = Behaviour &
  (
    | {
        /** A container whose partition key is `/name`. Entries of the log expire only where its `defaultTtl` is -1. */
        container: Container
      }
    | {
        endpoint: string
        key: string
        /** Made when it is missing, like the container. */
        database: string
        /** The container's id; default `jobs`. */
        container?: string
      }
  )

type Connection = { documents: Documents; client: CosmosClient | undefined }

/** Agenda's storage on Cosmos DB: jobs and their log in one container, a partition for each job name. */
export class CosmosBackend implements AgendaBackend {
  readonly name = 'Cosmos DB'
  readonly repository: JobRepository
  readonly logger: JobLogger
  /** Whether `disconnect` closes the connection: not where it was handed over with the container. */
  readonly ownsConnection: boolean
  readonly #options: CosmosBackendOptions
  #connection: Promise<Connection> | undefined

  constructor(options: CosmosBackendOptions) {
    this.#options = options
    this.ownsConnection = typeof options.container !== 'object'
    const open = async () => (await this.#connected()).documents
    this.repository = jobRepository(open)
    this.logger = jobLogger(open)
  }

  async connect(): Promise<void> {
    await this.#connected()
  }

  /** Closes an own connection. To use the backend again connects it again. */
  async disconnect(): Promise<void> {
    const connection = this.#connection
    this.#connection = undefined
    const { client } = (await connection) ?? {}
    client?.dispose()
  }

  #connected(): Promise<Connection> {
    this.#connection ??= connectionOf(this.#options).catch((error: unknown) => {
      this.#connection = undefined
      throw error
    })
    return this.#connection
  }
}

async function connectionOf(options: CosmosBackendOptions): Promise<Connection> {
  const silent = { warn: () => undefined }
  const { persist = persistence({ sleep: (ms) => pause(ms), log: silent }), count = () => undefined } = options
  const link: Link = { key: 'name', persist, count }
  if ('endpoint' in options) {
    const { endpoint, key, database, container: id = 'jobs' } = options
    const client = openClient(endpoint, key)
    const container = await persist(`database ${database}`, async () => {
      await unlessThere(() => client.databases.createIfNotExists({ id: database }))
      return openContainer(client, database, id, jobsDefinition)
    })
    return { documents: documentsOf(container, link), client }
  }
  return { documents: documentsOf(options.container, link), client: undefined }
}
