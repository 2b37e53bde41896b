import type { Front } from './front.ts'
import { isIndexed } from './indexing-policy.ts'
import type { Ask, Reply } from './operation.ts'
import { isJsonObject, parseJson } from './parse-json.ts'
import { partitionAsked, type Partition } from './partition-key.ts'
import { badRequest } from './refusal.ts'
import { charge } from './request-units.ts'
import { parseSql, runSql, type Page, type Parameters, type Sql } from './sql.ts'
import type { Container } from './store.ts'
import { valuesTied } from './tenant-predicate.ts'

const usualPage = 100
const maxPageBytes = 4 * 1024 * 1024
const everything = { query: 'SELECT * FROM c', parameters: [] }

/** Answers a query, or a feed read without one: one page, with a continuation token when there is more. */
export function answerQuery(front: Front, container: Container, ask: Ask): Reply {
  if (ask.headers['a-im'] !== undefined) throw badRequest('The sandbox does not simulate the change feed.')
  const isFeed = ask.method === 'GET'
  const { query, parameters } = isFeed ? everything : specOf(ask.body)
  const sql = parseSql(query)
  const exempt = front.exemptContainers.includes(container.id)
  const partition = exempt ? partitionAsked(ask.headers) : partitionOfQuery(ask)
  if (!exempt && !isFeed) checkTenant(front, container, sql, parameters, partition)
  checkSort(container, sql)
  const items = front.store.all(container, partition)
  const { rows, continuation } = pageOf(ask, (maxItemCount) =>
    runSql(sql, items, {
      parameters,
      compositeIndexes: container.indexingPolicy.compositeIndexes ?? [],
      maxItemCount,
      continuation: tokenOf(ask),
    }),
  )
  return {
    status: 200,
    body: `{"_rid":"","Documents":[${rows.join(',')}],"_count":${rows.length}}`,
    headers: {
      'x-ms-item-count': String(rows.length),
      ...(continuation === undefined ? {} : { 'x-ms-continuation': JSON.stringify({ token: continuation }) }),
    },
    charge: charge.query(rows.map((row) => Buffer.byteLength(row))),
  }
}

function partitionOfQuery({ headers }: Ask): Partition {
  const partition = partitionAsked(headers)
  if (partition !== undefined) return partition
  throw badRequest('A query across partitions is refused: name the partition key of the tenant it is for.')
}

/** Where documents belong to tenants, a query must say whose it wants in its text as well as in its partition key. */
function checkTenant(
  front: Front,
  container: Container,
  sql: Sql,
  parameters: Parameters,
  partition: Partition | undefined,
) {
  if (container.partitionPath !== '/tenantId') return
  const tied = valuesTied(sql, ['tenantId'], parameters)
  if (!tied) throw badRequest(`The query lacks the tenant predicate "${sql.alias}.tenantId = …".`)
  const other = tied.find((value) => JSON.stringify(value) !== partition)
  if (other === undefined) return
  front.judge.complain(`a query for ${JSON.stringify(other)} was sent to the partition ${String(partition)}`)
}

function checkSort({ indexingPolicy }: Container, { sortedBy }: Sql): void {
  const bare = sortedBy.find((property) => !isIndexed(indexingPolicy, property))
  if (bare) throw badRequest(`The order-by item /${bare.join('/')} is excluded from the index.`)
}

/** The rows of a page as JSON: as many as were asked for, and at most four megabytes. */
function pageOf(ask: Ask, run: (maxItemCount: number) => Page): { rows: string[]; continuation: string | undefined } {
  const asked = Number(ask.headers['x-ms-max-item-count'] ?? usualPage)
  const page = run(asked > 0 ? asked : usualPage)
  const rows: string[] = []
  let bytes = 0
  for (const row of page.rows) {
    const json = JSON.stringify(row)
    bytes += Buffer.byteLength(json)
    // The engine writes a token only for the end of what it returned, so it is asked again for just this much.
    if (bytes > maxPageBytes && rows.length > 0) return { rows, continuation: run(rows.length).continuation }
    rows.push(json)
  }
  return { rows, continuation: page.continuation }
}

function tokenOf({ headers }: Ask): string | undefined {
  const header = headers['x-ms-continuation']
  if (typeof header !== 'string' || header === '') return undefined
  const token = parseJson(header)
  if (isJsonObject(token) && typeof token.token === 'string') return token.token
  throw badRequest('Invalid continuation token.')
}

function specOf(body: Buffer): { query: string; parameters: Parameters } {
  const spec = parseJson(body)
  if (!isJsonObject(spec) || typeof spec.query !== 'string') throw badRequest('The query is missing.')
  return { query: spec.query, parameters: Array.isArray(spec.parameters) ? (spec.parameters as Parameters) : [] }
}
