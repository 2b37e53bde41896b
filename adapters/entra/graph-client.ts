import {
  Client,
  GraphError,
  type Context,
  type Middleware,
  type MiddlewareOptions,
} from '@microsoft/microsoft-graph-client'
import { Trouble } from '../../core/errors.ts'
import { send, troubleOf, type Http } from '../http.ts'

/** Microsoft Graph for one tenant, with our own sending: waiting, retrying and counting happen in adapters/http. */
export type Graph = {
  get(path: string, about: string): Promise<unknown>
  /** `repeatable`: sending it twice does no harm. */
  send(
    method: 'POST' | 'PATCH',
    path: string,
    body: unknown,
    about: string,
    options?: { repeatable?: boolean; prefer?: string },
  ): Promise<unknown>
  /** Turns a nextLink into a path of this Graph; refuses other hosts. */
  pathOf(nextLink: string): string
  graphUrl: string
  http: Http
}

/** Where the app's token comes from. */
export type Tokens = { token(): Promise<string>; forget(): void }

/** What the sending middleware must know of a call; it leaves there why it failed, which the library would lose. */
class Sending implements MiddlewareOptions {
  readonly about: string
  readonly repeatable: boolean
  trouble: unknown = undefined

  constructor(about: string, repeatable: boolean) {
    this.about = about
    this.repeatable = repeatable
  }
}

/**
 * Puts the token on the request and sends it. The library's own chain is not used: it leaves the token off loopback
 * hosts, knows neither 500, 502 nor broken connections, and retries writes that must not be repeated.
 */
function sending(http: Http, tokens: Tokens): Middleware {
  const execute = async (context: Context, { about, repeatable }: Sending): Promise<Response> => {
    const { headers, method, body } = context.options ?? {}
    const ask = async () =>
      send(http, {
        method: method ?? 'GET',
        url: typeof context.request === 'string' ? context.request : context.request.url,
        headers: { ...Object.fromEntries(new Headers(headers)), authorization: `Bearer ${await tokens.token()}` },
        body: typeof body === 'string' ? body : undefined,
        about,
        repeatable,
      })
    const response = await ask()
    if (response.status !== 401) return response
    tokens.forget()
    return ask()
  }
  return {
    async execute(context) {
      const options = context.middlewareControl?.getMiddlewareOptions(Sending) as Sending
      try {
        context.response = await execute(context, options)
      } catch (error) {
        options.trouble = error
        throw error
      }
    },
  }
}

/** Opens Graph at a base URL such as `https://graph.microsoft.com`. */
export function openGraph(http: Http, graphUrl: string, tokens: Tokens): Graph {
  const client = Client.initWithMiddleware({
    baseUrl: `${graphUrl}/`,
    defaultVersion: 'v1.0',
    middleware: sending(http, tokens),
    customHosts: new Set([new URL(graphUrl).hostname]),
  })
  const call = async (
    about: string,
    repeatable: boolean,
    doIt: (options: Sending) => Promise<unknown>,
  ): Promise<unknown> => {
    const options = new Sending(about, repeatable)
    try {
      return await doIt(options)
    } catch (error) {
      throw options.trouble ?? graphTrouble(http, error, about)
    }
  }
  return {
    graphUrl,
    http,
    get: (path, about) =>
      call(about, true, async (options) => client.api(path).middlewareOptions([options]).get() as Promise<unknown>),
    send: (method, path, body, about, { repeatable = false, prefer } = {}) =>
      call(about, repeatable, async (options) => {
        const request = client.api(path).middlewareOptions([options])
        if (prefer) request.header('Prefer', prefer)
        return (method === 'POST' ? request.post(body) : request.patch(body)) as Promise<unknown>
      }),
    pathOf: (nextLink) => pathOf(nextLink, graphUrl),
  }
}

const cloudHosts = new Set(['graph.microsoft.com', 'graph.microsoft.us', 'dod-graph.microsoft.us'])

function pathOf(nextLink: string, graphUrl: string): string {
  const host = new URL(graphUrl).host
  const url = URL.canParse(nextLink, graphUrl) ? new URL(nextLink, graphUrl) : undefined
  const version = url?.pathname.indexOf('/v1.0/') ?? -1
  // Only the path is used, at the configured host: the token goes nowhere else.
  if (url && version >= 0 && (url.host === host || cloudHosts.has(url.host)))
    return `${url.pathname.slice(version + '/v1.0'.length)}${url.search}`
  throw new Trouble(
    'unintelligible',
    'Entra ID',
    `@odata.nextLink leads to ${url?.host ?? 'no address'}, expected ${host}`,
  )
}

/** What an answer of Graph that is no success means. A 404 keeps its code, so that callers can tell. */
function graphTrouble(http: Http, error: unknown, about: string): unknown {
  if (!(error instanceof GraphError)) return error
  // A success that the library could not read, or no answer that it understood.
  if (error.statusCode < 300)
    return new Trouble('unintelligible', 'Entra ID', `${about}: ${error.message}`, { cause: error })
  return troubleOf(http, error.statusCode, about, error.message, `${error.statusCode} ${error.code ?? ''}`.trim())
}

/** Whether trouble is Graph's "there is no such thing". */
export const isNotFound = (error: unknown): boolean => isAnswer(error, 404)
/** Whether trouble is Graph's "I do not understand the request". */
export const isBadRequest = (error: unknown): error is Trouble => isAnswer(error, 400)

const isAnswer = (error: unknown, status: number): boolean =>
  error instanceof Trouble && (error.code?.startsWith(String(status)) ?? false)
