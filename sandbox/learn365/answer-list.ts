import type { Request, Response } from 'express'
import type { Judge } from '../support/judge.ts'
import { filterRows } from './filter-rows.ts'
import { parseListQuery, type ListQuery } from './parse-list-query.ts'
import type { Shape } from './shapes.ts'
import { showRow } from './show-row.ts'
import type { TenantData } from './tenant-data.ts'

type Row = Readonly<Record<string, unknown>>

export type List = {
  /** Path below /odata/v2/. */
  path: string
  shape: Shape
  rows: (data: TenantData) => Row[]
}

export type PageOptions = {
  /** Most rows of a page. */
  pageSize: number
  enums: 'names' | 'numbers'
  /** Host of the next page, when it is not the one that was asked: a regional address, say. */
  nextLinkBase?: string | undefined
}

/** Answers one page of an OData list; the judge waits for the next page to be asked for. */
export function answerList(
  req: Request,
  res: Response,
  list: List,
  data: TenantData,
  options: PageOptions,
  judge: Judge,
) {
  const base = `${req.protocol}://${req.get('host') ?? ''}`
  const asked = new URL(req.originalUrl, base)
  const query = parseListQuery(asked.searchParams, list.shape)
  const rows = data.view(viewName(list, query), () => order(filtered(list, query, data), query))
  const wanted = Math.min(query.top ?? Infinity, Math.max(0, rows.length - query.skip))
  const size = Math.min(wanted, options.pageSize)
  const page = rows.slice(query.skip, query.skip + size)
  const link = wanted > size ? nextLink(asked, query, size, options.nextLinkBase ?? base) : undefined
  // What the caller owes is settled when the answer has really left: a page that was cut must be asked for again.
  res.once('finish', () => {
    judge.paid(debt(data, asked))
    if (link) judge.owes(debt(data, link), `not read to its end: ${list.path}, next page ${link.search}`)
  })
  res.set('OData-Version', '4.0').json({
    '@odata.context': `${base}/odata/v2/$metadata#${list.path}${query.select ? `(${query.select.join(',')})` : ''}`,
    ...(query.count ? { '@odata.count': rows.length } : {}),
    value: page.map((row) => showRow(row, list.shape, data, { ...query, enums: options.enums })),
    ...(link ? { '@odata.nextLink': link.href } : {}),
  })
}

const debt = (data: TenantData, url: URL) =>
  `${data.tenantId} ${decodeURIComponent(url.pathname)} ${[...url.searchParams]
    .map((pair) => pair.join('='))
    .sort()
    .join('&')}`

const viewName = (list: List, query: ListQuery) => JSON.stringify([list.path, query.filter, query.orderBy])

const filtered = (list: List, query: ListQuery, data: TenantData): Row[] => {
  const rows = data.view(list.path, () => list.rows(data))
  return query.filter === undefined ? rows : filterRows(rows, query.filter, list.shape, data)
}

function order(rows: Row[], { orderBy }: ListQuery): Row[] {
  if (orderBy.length === 0) return rows
  return rows.toSorted((a, b) => {
    for (const { property, descending } of orderBy) {
      const [x, y] = [String(a[property]), String(b[property])]
      if (x !== y) return x < y === descending ? 1 : -1
    }
    return 0
  })
}

function nextLink(asked: URL, query: ListQuery, size: number, base: string): URL {
  const link = new URL(asked.pathname + asked.search, base)
  link.searchParams.set('$skip', String(query.skip + size))
  if (query.top !== undefined) link.searchParams.set('$top', String(query.top - size))
  return link
}
