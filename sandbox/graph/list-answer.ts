import { parseFilter } from './filter.ts'
import type { Answer, Call, World } from './graph-call.ts'
import { badQuery, badRequest, unsupportedQuery } from './refusal.ts'
import { indexAfter } from './table.ts'

type Row = Record<string, unknown>

export type Listing = {
  /** What `@odata.context` names. */
  name: string
  /** Sorted. */
  ids: readonly string[]
  /** The whole row of an id, for filters; `undefined` when it does not belong in the list. */
  row(id: string): Row | undefined
  /** What is shown of a row. */
  show(row: Row): Row
  filterable: readonly string[]
}

const mostOnPage = 999
const usualPage = 100

/** `$top`, within the service's bounds and the simulator's own page size. */
function topOf(call: Call, world: World): number {
  const asked = call.query.get('$top')
  if (asked === null) return Math.min(usualPage, world.pageSize)
  const top = Number(asked)
  if (!Number.isInteger(top) || top < 1 || top > mostOnPage)
    throw badRequest(`Invalid page size specified: '${asked}'. Must be between 1 and 999 inclusive.`)
  return Math.min(top, world.pageSize)
}

/** The last id of the page before, hidden in the skip token. */
function afterOf(call: Call): string | undefined {
  const token = call.query.get('$skiptoken')
  if (token === null) return undefined
  const id = /^after:(.+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (!id) throw badRequest('The specified page token value is not valid.')
  return id
}

function nextLink(call: Call, lastId: string): string {
  const query = [...call.query].filter(([name]) => name !== '$skiptoken')
  const token = Buffer.from(`after:${lastId}`).toString('base64url')
  const text = [...query, ['$skiptoken', token]].map(
    ([name, value]) => `${name ?? ''}=${encodeURIComponent(value ?? '')}`,
  )
  return `${call.base}/v1.0${call.link}?${text.join('&')}`
}

/** @throws Refusal for query options that this list does not know */
function refuseOthers(call: Call): void {
  if (call.query.has('$orderby')) throw unsupportedQuery('Sorting not supported for current query.')
  if (call.query.has('$search') && !isEventual(call))
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    )
  const known = ['$top', '$select', '$filter', '$count', '$skiptoken']
  const other = [...call.query.keys()].find((name) => name.startsWith('$') && !known.includes(name))
  if (other) throw badQuery(`The query option '${other}' is not known to this stand-in for Graph.`)
}

export const isEventual = (call: Call): boolean => call.header('consistencylevel')?.toLowerCase() === 'eventual'

/** One page of a list. The judge notes that the rest must be read; a search (`$filter`) may stop anywhere. */
export function answerList(call: Call, world: World, listing: Listing): Answer {
  refuseOthers(call)
  const filter = call.query.get('$filter')
  const passes = filter === null ? () => true : parseFilter(filter, listing.filterable)
  const top = topOf(call, world)
  const after = afterOf(call)
  const page: { id: string; row: Row }[] = []
  for (
    let at = after === undefined ? 0 : indexAfter(listing.ids, after);
    at < listing.ids.length && page.length <= top;
    at++
  ) {
    const id = listing.ids[at] ?? ''
    const row = listing.row(id)
    if (row && passes(row)) page.push({ id, row })
  }
  const more = page.length > top
  const shown = page.slice(0, top)
  const rest = more ? { '@odata.nextLink': nextLink(call, shown.at(-1)?.id ?? '') } : {}
  if (filter === null) noteRest(call, world, more)
  // Without the header `$count=true` is silently ignored.
  const counted = call.query.get('$count') === 'true' && isEventual(call)
  const count = counted ? { '@odata.count': countOf(listing, passes) } : {}
  const context = `https://graph.microsoft.com/v1.0/$metadata#${listing.name}`
  return {
    status: 200,
    body: { '@odata.context': context, ...count, ...rest, value: shown.map(({ row }) => listing.show(row)) },
  }
}

function countOf(listing: Listing, passes: (row: Row) => boolean): number {
  return listing.ids.filter((id) => {
    const row = listing.row(id)
    return row !== undefined && passes(row)
  }).length
}

function noteRest(call: Call, world: World, more: boolean): void {
  const key = `${call.directory.tenantId} ${call.path} ${call.query.get('$select') ?? ''}`
  if (more) world.judge.owes(key, `a list was not read to its end: GET ${call.path}`)
  else world.judge.paid(key)
}
