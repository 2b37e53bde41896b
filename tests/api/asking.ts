import { Problem } from '../../core/contract/answers.ts'
import type { World } from '../support/world.ts'

export type Asked = {
  /** By name; Maya Jensen administers, Amélie Laurent reads, Ana Souza has no role. Null: no token. */
  as?: string | null
  token?: string
  /** Sent as JSON. */
  body?: unknown
  /** Sent as it is, in place of `body`. */
  raw?: string
  headers?: Record<string, string>
}

export type Told = { status: number; headers: Headers; text: string; body: unknown }

/** Whatever a client may send to the API, and what it is told. */
export type Ask = (method: string, path: string, asked?: Asked) => Promise<Told>

/** Asks a world's server as somebody; answers of any status come back. */
export function asking(world: World): Ask {
  return async (method, path, { as = 'Maya Jensen', token, body, raw, headers = {} } = {}) => {
    const bearer = token ?? (as === null ? undefined : await world.token(as))
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const response = await fetch(world.url + path, {
      method: method.toUpperCase(),
      redirect: 'manual',
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? JSON.parse(text) : undefined,
    }
  }
}

/** The problem that an answer is. @throws when it is none, or names another status than its own */
export function problemOf({ status, headers, body, text }: Told): Problem {
  const type = headers.get('content-type') ?? ''
  if (!type.startsWith('application/problem+json')) throw new Error(`answered ${status} ${type}, no problem: ${text}`)
  const problem = Problem.parse(body)
  if (problem.status !== status) throw new Error(`a problem of status ${problem.status} was answered ${status}`)
  if (problem.requestId !== headers.get('x-request-id')) throw new Error('the request id is not that of the header')
  return problem
}

/** Paths of the findings, in order. */
export const pathsOf = (told: Told): string[] =>
  problemOf(told)
    .findings.map(({ path }) => path)
    .sort()

/** The ids of a list that is read so many at a time, in the order in which its pages have them. */
export async function idsOnPages(ask: Ask, path: string, limit: number): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const url = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`
    const { body } = await ask('GET', cursor === null ? url : `${url}&cursor=${encodeURIComponent(cursor)}`)
    const { items, next } = body as { items: { id: string }[]; next: string | null }
    ids.push(...items.map(({ id }) => id))
    cursor = next
  } while (cursor !== null)
  return ids
}
