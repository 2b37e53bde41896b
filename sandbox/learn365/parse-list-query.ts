import { badRequest } from './odata-refusal.ts'
import type { Shape } from './shapes.ts'

export type ListQuery = {
  /** Properties to show, in this order; all when absent. */
  select?: string[]
  expand: string[]
  filter?: string
  orderBy: { property: string; descending: boolean }[]
  top?: number
  skip: number
  count: boolean
}

const known = ['$select', '$expand', '$filter', '$orderby', '$top', '$skip', '$count']

/** Reads the OData options of a list request; refuses what the entity does not have or the simulator does not know. */
export function parseListQuery(params: URLSearchParams, shape: Shape): ListQuery {
  const options = [...params.keys()].filter((name) => name.startsWith('$'))
  for (const name of options) {
    if (!known.includes(name)) throw badRequest(`The query parameter '${name}' is not supported.`)
    if (params.getAll(name).length > 1) throw badRequest(`Query option '${name}' was specified more than once.`)
  }
  const select = params.get('$select')
  const filter = params.get('$filter')
  const top = params.get('$top')
  return {
    ...(select === null ? {} : { select: names(select).map((name) => property(name, shape)) }),
    expand: names(params.get('$expand') ?? '').map((name) => expandable(name, shape)),
    ...(filter === null ? {} : { filter }),
    orderBy: names(params.get('$orderby') ?? '').map((term) => order(term, shape)),
    ...(top === null ? {} : { top: whole('$top', top) }),
    skip: whole('$skip', params.get('$skip') ?? '0'),
    count: yesNo(params.get('$count') ?? 'false'),
  }
}

const names = (list: string) =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

function property(name: string, shape: Shape): string {
  if (name in shape.columns) return name
  throw badRequest(`Could not find a property named '${name}' on type '${shape.type}'.`)
}

function expandable(name: string, shape: Shape): string {
  if (name in shape.expands) return name
  throw badRequest(`The $expand of '${name}' on type '${shape.type}' is not supported.`)
}

function order(term: string, shape: Shape): ListQuery['orderBy'][number] {
  const [name = '', direction = 'asc', ...rest] = term.split(/\s+/)
  property(name, shape)
  if (!shape.key.includes(name) || !['asc', 'desc'].includes(direction) || rest.length > 0)
    throw badRequest(`The $orderby '${term}' is not supported; order by ${shape.key.join(', ')}.`)
  return { property: name, descending: direction === 'desc' }
}

function whole(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw badRequest(`Invalid value '${text}' for ${option} query option found. It requires a non-negative integer.`)
}

function yesNo(text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  throw badRequest(`Invalid value '${text}' for $count query option found. Valid values are 'true' and 'false'.`)
}
