import { Trouble, type System } from '../core/errors.ts'
import { pathText, shown, wordsOf } from '../core/findings.ts'
import type { Measures } from '../core/ports/measures.ts'
import type { Tally } from '../core/ports/ports.ts'

/** How requests to one system are sent. This file is the one place that calls `fetch` and that retries. */
export type Http = {
  system: System
  /** Counts each request sent, retries included. */
  tally: Tally
  /** The same for the whole process, with the answer's status. */
  measures?: Pick<Measures, 'asked'> | undefined
  sleep: (ms: number) => Promise<void>
  /** One request may take this long; default two minutes. */
  timeoutMs?: number | undefined
  /** The first wait after a failure that names none, doubled every time; default half a second. */
  firstWaitMs?: number | undefined
  /** Until when (of `performance.now()`) the system wants to be left alone, as it said last; shared by a run's requests. */
  pause?: { untilMs: number } | undefined
  /** Asked before every request; throws when the process has to end. */
  mayAsk?: (() => void) | undefined
  /** Asked before every try of a write; throws when the writer must stop. */
  mayWrite?: (() => void) | undefined
}

export type Outgoing = {
  method: string
  url: string
  headers: Record<string, string>
  body?: string | undefined
  /** What it is for, for messages: "reading Users". Never holds a secret. */
  about: string
  /** Whether sending it twice does no harm: then lost replies and 5xx are retried here, else the caller reads again. */
  repeatable: boolean
}

const mostTries = 5
/** A longer wait is not waited: whoever asked decides what to do without the answer. */
const longestWaitMs = 300_000
/** Graph's throttling sometimes names no time; Microsoft's own group sync waits this long then. */
export const unnamedWaitMs = 150_000

/** Seconds or a date of a Retry-After header, as milliseconds from now. */
export function retryAfterMs(header: string | null | undefined, nowMs = Date.now()): number | undefined {
  if (header === null || header === undefined || header.trim() === '') return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs)
}

/** How long to wait before another try, with some chance in it, so that many callers do not come back together. */
export const backoffMs = ({ firstWaitMs = 500 }: Http, tries: number): number =>
  firstWaitMs * 2 ** tries * (0.75 + Math.random() / 2)

/** Waits as told, but gives up where the wait is longer than a run can bear. */
export async function waitAsTold(http: Http, waitMs: number, about: string): Promise<void> {
  if (waitMs > longestWaitMs)
    throw new Trouble('rate limited', http.system, `${about}: asked to wait ${Math.ceil(waitMs / 1000)} seconds`, {
      retryAfterSeconds: Math.ceil(waitMs / 1000),
    })
  await http.sleep(waitMs)
}

/** Nothing more is asked of the system before that time, by whatever of the run. */
export function pauseFor({ pause }: Http, ms: number): void {
  if (pause) pause.untilMs = Math.max(pause.untilMs, performance.now() + ms)
}

async function untilAllowed(http: Http, about: string): Promise<void> {
  const ms = (http.pause?.untilMs ?? 0) - performance.now()
  if (ms > 0) await waitAsTold(http, ms, about)
}

const hastyWaitMs = 3_000
const hastyTimeoutMs = 15_000

/** The same for a person who waits: a request has a quarter of a minute, and a longer wait is told instead of waited. */
export const hasty = (http: Http): Http => ({
  ...http,
  timeoutMs: hastyTimeoutMs,
  async sleep(ms) {
    if (ms <= hastyWaitMs) return http.sleep(ms)
    const seconds = Math.ceil(ms / 1000)
    throw new Trouble('rate limited', http.system, `${http.system} asked to wait ${seconds} seconds`, {
      retryAfterSeconds: seconds,
    })
  },
})

/**
 * Sends a request and returns the whole answer, whatever its status. A 429 is waited for as it says and sent again
 * (it was not applied); other failures only where the request is repeatable.
 * @throws Trouble `unreachable` or `rate limited` when patience ends.
 */
export async function send(http: Http, request: Outgoing): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const last = tries >= mostTries
    await untilAllowed(http, request.about)
    http.mayAsk?.()
    if (request.method !== 'GET') http.mayWrite?.()
    const outcome = await attempt(http, request)
    if ('error' in outcome) {
      if (!request.repeatable || last) throw unreachable(http, request, outcome.error)
      await http.sleep(backoffMs(http, tries))
      continue
    }
    const { response } = outcome
    const told = retryAfterMs(response.headers.get('retry-after'))
    const named = response.status === 429 ? (told ?? unnamedWaitMs) : told
    if (named !== undefined && !response.ok) pauseFor(http, named)
    if (response.status === 429 && !last) await waitAsTold(http, told ?? unnamedWaitMs, request.about)
    else if (isFailing(response.status) && request.repeatable && !last)
      await waitAsTold(http, told ?? backoffMs(http, tries), request.about)
    else return response
  }
}

const isFailing = (status: number): boolean => status === 408 || status >= 500

async function attempt(http: Http, request: Outgoing): Promise<{ response: Response } | { error: unknown }> {
  http.tally[http.system] = (http.tally[http.system] ?? 0) + 1
  const begun = performance.now()
  const asked = (outcome: string) => http.measures?.asked(http.system, outcome, (performance.now() - begun) / 1_000)
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      signal: AbortSignal.timeout(http.timeoutMs ?? 120_000),
      // A redirect could carry a key to another host.
      redirect: 'manual',
    })
    // The body is read here, so that a connection that is cut in its middle counts as a failed attempt.
    const body = await response.arrayBuffer()
    asked(String(response.status))
    const empty = body.byteLength === 0 || [204, 205, 304].includes(response.status)
    return { response: new Response(empty ? null : body, { status: response.status, headers: response.headers }) }
  } catch (error) {
    asked('no answer')
    return { error }
  }
}

function unreachable(http: Http, request: Outgoing, error: unknown): Trouble {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const words = cause instanceof Error ? cause.message || cause.name : 'no answer'
  return new Trouble('unreachable', http.system, `${request.about}: ${hostOf(request.url)} did not answer (${words})`, {
    cause: error,
  })
}

const hostOf = (url: string): string => new URL(url).host

/** The JSON of an answer. @throws Trouble `unintelligible` when it is none. */
export async function jsonOf(http: Http, response: Response, about: string): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new Trouble(
      'unintelligible',
      http.system,
      `${about}: found ${JSON.stringify(text.slice(0, 60))}, expected JSON`,
    )
  }
}

/** What a status that is no success means; `words` is what the other side said, without secrets. */
export function troubleOf(http: Http, status: number, about: string, words: string, code?: string): Trouble {
  const text = `${about}: ${http.system} answered ${status}${words ? `, "${words.slice(0, 300)}"` : ''}`
  if (status === 401 || status === 403) return new Trouble('refused', http.system, text, { code })
  if (status === 429) return new Trouble('rate limited', http.system, text, { code })
  if (isFailing(status)) return new Trouble('unreachable', http.system, text, { code })
  return new Trouble('rejected', http.system, text, { code })
}

type Issue = { path: PropertyKey[]; message: string }

/** Where in an answer, what was found, what was expected. */
export function placeOf(issue: Issue | undefined, found: unknown): string {
  const inner = (issue?.path ?? []).reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    found,
  )
  const place = pathText(issue?.path ?? [])
  return `${place ? `${place}: ` : ''}found ${shown(inner)}, expected ${wordsOf(issue?.message ?? 'another shape')}`
}
