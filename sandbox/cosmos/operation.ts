import type { IncomingHttpHeaders } from 'node:http'

/** One HTTP request to Cosmos DB. `segments` are the decoded parts of the path. */
export type Ask = {
  method: string
  path: string
  segments: string[]
  headers: IncomingHttpHeaders
  body: Buffer
}

export type Reply = {
  status: number
  /** JSON; empty for 204 and 304. */
  body: string
  headers?: Record<string, string>
  /** Request units. */
  charge: number
}

export type Operation =
  | 'create'
  | 'upsert'
  | 'read'
  | 'replace'
  | 'patch'
  | 'delete'
  | 'query'
  | 'feed'
  | 'plan' // the client's request for a query plan, sent beside every query
  | 'batch'
  | 'change a container'
  | 'read a container'

const says = (headers: IncomingHttpHeaders, name: string) => String(headers[name]).toLowerCase() === 'true'

const isQuery = (headers: IncomingHttpHeaders) =>
  says(headers, 'x-ms-documentdb-isquery') || headers['content-type'] === 'application/query+json'

const onItem: Record<string, Operation> = { GET: 'read', PUT: 'replace', PATCH: 'patch', DELETE: 'delete' }

/** What a request asks for; the protocol tells some operations apart by headers alone. */
export function operationOf({ method, segments, headers }: Omit<Ask, 'body' | 'path'>): Operation {
  if (segments[4] !== 'docs') return method === 'GET' || isQuery(headers) ? 'read a container' : 'change a container'
  if (segments.length === 6) return onItem[method] ?? 'read'
  if (method === 'GET') return 'feed'
  if (says(headers, 'x-ms-cosmos-is-query-plan-request')) return 'plan'
  if (says(headers, 'x-ms-cosmos-is-batch-request')) return 'batch'
  if (isQuery(headers)) return 'query'
  return says(headers, 'x-ms-documentdb-is-upsert') ? 'upsert' : 'create'
}

const writes = new Set<Operation>(['create', 'upsert', 'replace', 'patch', 'delete', 'change a container'])

export const isWrite = (operation: Operation): boolean => writes.has(operation)

/** The parts of a URL's path, decoded; the client doubles slashes now and then. */
export const segmentsOf = (url: string): string[] =>
  (url.split('?', 1)[0] ?? '')
    .split('/')
    .filter((part) => part !== '')
    .map(decoded)

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part // Then it names nothing that exists.
  }
}
