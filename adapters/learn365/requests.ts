import type { z } from 'zod'
import { Trouble } from '../../core/errors.ts'
import { learn365Regions } from '../../core/settings.ts'
import { jsonOf, placeOf, send, troubleOf, type Http } from '../http.ts'
import { WireError, WirePage } from './wire.ts'

/** Where one tenant's Learn365 is and how it is asked. */
export type Access = { http: Http; baseUrl: string; apiKey: string }

const officialHosts = new Set<string>([
  ...Object.values(learn365Regions).map((url) => new URL(url).host),
  'api.usgcc365.systems',
])
const isLoopback = (url: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)

/**
 * Whether the key may go to a URL: only to the configured host, or to Learn365's own hosts over TLS. A nextLink is
 * input like any other.
 */
export function mayCarryKey(target: URL, baseUrl: string): boolean {
  const base = new URL(baseUrl)
  if (target.origin === base.origin) return true
  if (isLoopback(base) && isLoopback(target)) return target.port === base.port && target.protocol === base.protocol
  return target.protocol === 'https:' && officialHosts.has(target.host) && officialHosts.has(base.host)
}

const headersFor = ({ apiKey }: Access): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`api:${apiKey}`).toString('base64')}`,
  accept: 'application/json',
})

/** What Learn365 said went wrong, if it said so in its usual form. */
export async function saidBy(response: Response): Promise<{ code: string; message: string }> {
  const body = await response.text()
  try {
    const parsed = WireError.safeParse(JSON.parse(body))
    if (parsed.success) return { code: parsed.data.error.code ?? '', message: parsed.data.error.message ?? '' }
  } catch {
    // Not JSON: the text itself is all there is to report.
  }
  return { code: '', message: body.slice(0, 200) }
}

async function getPage(
  access: Access,
  url: URL,
  about: string,
): Promise<{ page: unknown } | { unknownPath: Response }> {
  const response = await send(access.http, {
    method: 'GET',
    url: url.href,
    headers: headersFor(access),
    about,
    repeatable: true,
  })
  if (response.ok) return { page: await jsonOf(access.http, response, about) }
  if ([400, 404, 405, 501].includes(response.status)) return { unknownPath: response }
  const { code, message } = await saidBy(response)
  throw troubleOf(access.http, response.status, about, message, code)
}

/** Where the rows of a list go, one by one: only one page of them is held as it came. */
export type Sink = { readonly length: number; add(row: unknown, place: string): void }

/**
 * Reads an OData list to its last page. `progress` hears after each page how many rows the sink has. Where Learn365 says how
 * many rows there are, fewer are no list: a page that came short would look like people who are gone.
 * @returns undefined, or the refusing answer where Learn365 does not know the path; the sink is then as it was.
 * @throws Trouble `unintelligible` with the place in the answer.
 */
export async function readRows(
  access: Access,
  path: string,
  about: string,
  sink: Sink,
  progress?: (rows: number) => void,
): Promise<{ unknownPath: Response } | undefined> {
  const read = new Set<string>()
  let rows = 0
  let least = Infinity
  let url = urlOf(counted(path), access)
  for (;;) {
    read.add(url.href)
    let answer = await getPage(access, url, about)
    if ('unknownPath' in answer && read.size === 1 && answer.unknownPath.status === 400)
      answer = await getPage(access, urlOf(path, access), about)
    if ('unknownPath' in answer) {
      if (read.size === 1) return answer
      const { code, message } = await saidBy(answer.unknownPath)
      throw troubleOf(access.http, answer.unknownPath.status, `${about}, page ${read.size}`, message, code)
    }
    const page = pageIn(answer.page, `${about}, page ${read.size}`)
    for (const [i, raw] of page.value.entries()) sink.add(raw, `${about}, page ${read.size}, value[${i}]`)
    rows += page.value.length
    least = Math.min(least, page['@odata.count'] ?? Infinity)
    progress?.(sink.length)
    const next = page['@odata.nextLink']
    if (!next) break
    url = nextUrl(next, url, access, about, read)
  }
  if (least !== Infinity && rows < least && isCounted(path)) await mustBeWhole(access, path, about, rows)
  return undefined
}

const urlOf = (path: string, { baseUrl }: Access): URL => new URL(`odata/v2/${path}`, `${baseUrl}/`)

/** A list that was asked for in part is not counted: the count would be of the whole. */
const isCounted = (path: string): boolean => !path.includes('$top=')
const counted = (path: string): string =>
  isCounted(path) ? `${path}${path.includes('?') ? '&' : '?'}$count=true` : path

function pageIn(found: unknown, place: string): z.infer<typeof WirePage> {
  const page = WirePage.safeParse(found)
  if (page.success) return page.data
  throw new Trouble('unintelligible', 'Learn365', `${place}: ${placeOf(page.error.issues[0], found)}`)
}

/** Rows may have been deleted while the list was read: what counts is how many there are at its end. */
async function mustBeWhole(access: Access, path: string, about: string, rows: number): Promise<void> {
  const answer = await getPage(access, urlOf(`${counted(path)}&$top=0`, access), about)
  const count = 'page' in answer ? pageIn(answer.page, `${about}, count`)['@odata.count'] : undefined
  if (count === undefined || count === null || rows >= count) return
  const message = `${about}: found ${rows} rows on all pages, expected ${count}, as @odata.count says`
  throw new Trouble('unintelligible', 'Learn365', message)
}

function nextUrl(next: string, current: URL, access: Access, about: string, read: Set<string>): URL {
  const url = URL.canParse(next, current) ? new URL(next, current) : undefined
  if (!url || !mayCarryKey(url, access.baseUrl))
    throw new Trouble(
      'unintelligible',
      'Learn365',
      `${about}, page ${read.size}: @odata.nextLink leads to ${url?.host ?? 'no address'}, expected ${new URL(access.baseUrl).host}; the key was not sent there`,
    )
  if (read.has(url.href))
    throw new Trouble(
      'unintelligible',
      'Learn365',
      `${about}, page ${read.size}: @odata.nextLink leads to a page that was read before`,
    )
  return url
}

/** Sends a write. Not repeated here when its reply is lost: the caller reads again and sees what is left to do. */
export async function write(
  access: Access,
  method: 'POST' | 'DELETE',
  path: string,
  body: unknown,
  about: string,
): Promise<Response> {
  return send(access.http, {
    method,
    url: new URL(path, `${access.baseUrl}/`).href,
    headers: { ...headersFor(access), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
    about,
    repeatable: false,
  })
}
