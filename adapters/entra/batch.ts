import { z } from 'zod'
import { Trouble } from '../../core/errors.ts'
import { pauseFor, placeOf, retryAfterMs, unnamedWaitMs, waitAsTold } from '../http.ts'
import type { Graph } from './graph-client.ts'

/** One request inside a `$batch`; `url` is relative to the version, such as `/groups/…`. */
export type Part = { method: 'PATCH' | 'DELETE' | 'POST' | 'GET'; url: string; body?: unknown }

/** What became of a part; `unsure` when the batch's answer does not mention it. */
export type PartAnswer = { status: number; code: string; message: string } | 'unsure'

const BatchAnswer = z.object({
  responses: z.array(
    z.object({
      id: z.coerce.string(),
      status: z.number(),
      headers: z.record(z.string(), z.coerce.string()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
})
const PartError = z.object({ error: z.object({ code: z.string().nullish(), message: z.string().nullish() }) })

/** Graph's documented limit. */
export const partsPerBatch = 20
const mostWaits = 6

/**
 * Sends up to 20 parts as one request and reads each part's own answer. Parts that were rate limited were not applied:
 * they alone are sent again, after the longest wait that was named.
 */
export async function sendBatch(graph: Graph, parts: Part[], about: string): Promise<PartAnswer[]> {
  const answers = new Array<PartAnswer>(parts.length).fill('unsure')
  let waiting = parts.map((_part, i) => i)
  for (let tries = 0; waiting.length > 0; tries += 1) {
    const requests = waiting.map((i) => ({ id: String(i), ...requestOf(parts[i] as Part) }))
    const raw = await graph.send('POST', '/$batch', { requests }, about)
    const parsed = BatchAnswer.safeParse(raw)
    if (!parsed.success)
      throw new Trouble('unintelligible', 'Entra ID', `${about}: ${placeOf(parsed.error.issues[0], raw)}`)
    const limited: { i: number; waitMs: number }[] = []
    for (const { id, status, headers, body } of parsed.data.responses) {
      const i = Number(id)
      if (!waiting.includes(i)) continue
      if (status === 429) limited.push({ i, waitMs: retryAfterMs(headerOf(headers, 'retry-after')) ?? unnamedWaitMs })
      else answers[i] = { status, ...errorOf(body) }
    }
    waiting = limited.map(({ i }) => i)
    if (waiting.length === 0) break
    const waitMs = Math.max(...limited.map((one) => one.waitMs))
    pauseFor(graph.http, waitMs)
    if (tries >= mostWaits)
      throw new Trouble('rate limited', 'Entra ID', `${about}: still rate limited after ${tries} waits`)
    await waitAsTold(graph.http, waitMs, about)
  }
  return answers
}

const requestOf = ({ method, url, body }: Part) => ({
  method,
  url,
  ...(body === undefined ? {} : { body, headers: { 'Content-Type': 'application/json' } }),
})

const headerOf = (headers: Record<string, string> | null | undefined, name: string): string | undefined =>
  Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1]

function errorOf(body: unknown): { code: string; message: string } {
  const error = PartError.safeParse(body)
  return error.success
    ? { code: error.data.error.code ?? '', message: error.data.error.message ?? '' }
    : { code: '', message: '' }
}
