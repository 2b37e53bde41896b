import type { ConnectorClientOptions } from 'botframework-connector'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { Trouble } from '../../core/errors.ts'
import { ConversationGone } from '../../core/ports/teams.ts'
import { retryAfterMs, send, troubleOf, type Http, type Outgoing } from '../http.ts'

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>
type WebResource = Parameters<HttpClient['sendRequest']>[0]

const abouts: Record<string, string> = {
  POST: 'sending a message in Teams',
  PUT: 'updating a message in Teams',
  GET: 'reading a person of a chat in Teams',
}

/**
 * Sends botbuilder's requests as all others are sent (adapters/http.ts), instead of by its own transport, which repeats a
 * message whose answer was lost. @param refused is told when the token was not accepted.
 */
export function connectorClient(http: Http, refused: () => void): HttpClient {
  // Teams limits what is said in one chat: where it asks to be left alone there, others are told all the same.
  const pauses = new LRUCache<string, { untilMs: number }>({ max: 10_000 })
  const pauseOf = (url: string): { untilMs: number } => {
    const chat = new URL(url).pathname.split('/activities')[0] ?? ''
    const pause = pauses.get(chat) ?? { untilMs: 0 }
    pauses.set(chat, pause)
    return pause
  }
  return {
    async sendRequest(request) {
      const about = abouts[request.method] ?? 'asking Teams'
      const response = await send({ ...http, pause: pauseOf(request.url) }, outgoing(request, about))
      const text = await response.text()
      if (response.status === 401) refused()
      if (!response.ok) throw troubleIn(http, request, response, { about, text })
      return { request, status: response.status, headers: headersLike(request, response), bodyAsText: text }
    },
  }
}

const outgoing = (request: WebResource, about: string): Outgoing => ({
  method: request.method,
  url: request.url,
  headers: request.headers.toJson(),
  body: typeof request.body === 'string' ? request.body : undefined,
  about,
  // A message that is sent twice is seen twice.
  repeatable: request.method !== 'POST',
})

/** The library's own kind of headers, which it does not let others make. */
function headersLike(request: WebResource, response: Response): WebResource['headers'] {
  const headers = request.headers.clone()
  for (const name of headers.headerNames()) headers.remove(name)
  response.headers.forEach((value, name) => headers.set(name, value))
  return headers
}

const ConnectorError = z.object({
  error: z.object({ code: z.string().nullish(), subCode: z.string().nullish(), message: z.string().nullish() }),
})

/** What Teams calls a chat in which the bot can say nothing any more. */
const goneCodes = new Set([
  'MessageWritesBlocked',
  'ConversationBlockedByUser',
  'BotNotInConversationRoster',
  'ConversationNotFound',
])

function troubleIn(
  http: Http,
  { method }: WebResource,
  { status, headers }: Response,
  { about, text }: { about: string; text: string },
): Error {
  const told = errorIn(text)
  const codes = [told?.code, told?.subCode].filter((code) => code !== undefined && code !== null)
  // Design: 403 marks a chat dead, whatever it is called; what is written to the bot later opens it again.
  const isGone = status === 403 || (status === 404 && method === 'POST') || codes.some((code) => goneCodes.has(code))
  if (isGone) return new ConversationGone(`${about}: Teams answered ${status} ${codes.join(' ')}`)
  const code = codes[0]
  if (status === 429) {
    const ms = retryAfterMs(headers.get('retry-after'))
    const retryAfterSeconds = ms === undefined ? undefined : Math.ceil(ms / 1_000)
    return new Trouble('rate limited', http.system, `${about}: Teams answered 429`, { code, retryAfterSeconds })
  }
  // Microsoft lists 412 with those that pass when they are tried again.
  if (status === 412) return new Trouble('unreachable', http.system, `${about}: Teams answered 412`, { code })
  return troubleOf(http, status, about, told?.message ?? '', code)
}

function errorIn(text: string): z.infer<typeof ConnectorError>['error'] | undefined {
  try {
    return ConnectorError.safeParse(JSON.parse(text)).data?.error
  } catch {
    // A gateway's page: its status says enough.
    return undefined
  }
}
