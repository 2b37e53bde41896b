import { Readable } from 'node:stream'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { checkContainer, type ContainerBody } from './container-rules.ts'
import type { IndexingPolicy } from './indexing-policy.ts'
import { innerRoute, type Account } from './inner-server.ts'
import type { Entry } from './journal.ts'
import { segmentsOf, type Reply } from './operation.ts'
import { parseJson } from './parse-json.ts'
import { badRequest } from './refusal.ts'

/** What the front must know of a container. */
export type Definition = {
  database: string
  id: string
  partitionPath: string
  /** Seconds; -1: only documents with a `ttl` of their own expire; undefined: nothing does. */
  defaultTtl: number | undefined
  indexingPolicy: IndexingPolicy
}

type Request = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer }

/** Reads a container's definition from the inner server; undefined when there is none of this name. */
export function definitionOf(account: Account, database: string, id: string): Definition | undefined {
  const found = account.database(database).collection(id).read() as ContainerBody | undefined
  if (found?.id !== id) return undefined
  return {
    database,
    id,
    partitionPath: found.partitionKey?.paths?.[0] ?? '/id',
    defaultTtl: found.defaultTtl ?? undefined,
    indexingPolicy: found.indexingPolicy ?? {},
  }
}

/** Lets the inner server answer a request about databases and containers, once the strict rules are met. */
export async function answerAboutContainers(account: Account, request: Request, isChange: boolean): Promise<Reply> {
  const [, , kind, , part] = segmentsOf(request.path)
  if (part !== undefined && part !== 'pkranges') throw notSimulated(request)
  if (isChange && request.method !== 'DELETE' && kind === 'colls') checkContainer(parseJson(request.body) ?? {})
  const headers: Record<string, string> = {}
  const response = { statusCode: 200, setHeader: (name: string, value: string) => (headers[name] = value) }
  const message = Object.assign(Readable.from([request.body]), {
    method: request.method,
    url: request.path,
    headers: request.headers,
  })
  const route = innerRoute(message as unknown as IncomingMessage)
  if (!route) throw notSimulated(request)
  const [params, handle] = route
  const body = await handle(
    account,
    message as unknown as IncomingMessage,
    response as unknown as ServerResponse,
    params,
  )
  const status = response.statusCode
  return {
    status,
    body: status === 204 ? '' : JSON.stringify(status < 400 ? body : explained(status, body)),
    headers,
    charge: 0,
  }
}

/** Plays a kept change again. */
export async function playAboutContainers(account: Account, { method, path, body }: Entry & { kind: 'request' }) {
  await answerAboutContainers(account, { method, path, headers: {}, body: Buffer.from(body) }, true)
}

/** The requests that would make all databases and containers as they are now. */
export function* requestsForContainers(account: Account): Generator<Entry & { kind: 'request' }> {
  for (const database of listed(account.databases.read())) {
    yield { kind: 'request', method: 'POST', path: '/dbs', body: JSON.stringify({ id: database.id }) }
    const path = `/dbs/${encodeURIComponent(database.id)}/colls`
    for (const container of listed(account.database(database.id).collections.read())) {
      const own = Object.entries(container).filter(([name]) => !name.startsWith('_'))
      yield { kind: 'request', method: 'POST', path, body: JSON.stringify(Object.fromEntries(own)) }
    }
  }
}

const notSimulated = ({ method, path }: Request) => badRequest(`The sandbox does not simulate ${method} ${path}.`)

const listed = (page: unknown) => (page as { result: { id: string }[] }).result

const codes: Record<number, string> = { 400: 'BadRequest', 404: 'NotFound', 409: 'Conflict' }

/** The inner server often says nothing but a status. */
const explained = (status: number, body: unknown) => ({
  code: codes[status] ?? 'InternalServerError',
  message: (body as { message?: string }).message ?? 'Resource Not Found',
})
