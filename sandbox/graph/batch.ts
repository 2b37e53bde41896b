import type { Answer, Outer, World } from './graph-call.ts'
import { badQuery, errorBody } from './refusal.ts'
import { answer, rateLimitPart, type Request } from './router.ts'

const mostParts = 20

type Part = {
  id: string
  method: string
  url: string
  headers: Record<string, string>
  body: unknown
  dependsOn: string[]
}

/** The parts of a batch's body. @throws Refusal, for the whole batch, when one of them is not understood */
export function partsOf(body: unknown): Part[] {
  const requests = (body as { requests?: unknown } | null | undefined)?.requests
  if (!Array.isArray(requests) || requests.length === 0) throw badQuery('Invalid batch payload format.')
  if (requests.length > mostParts) throw badQuery('Number of requests inside batch exceed the limit.')
  const parts = requests.map(partOf)
  const ids = new Set(parts.map((p) => p.id))
  if (ids.size < parts.length) throw badQuery('Request Id has to be unique in a batch.')
  const stray = parts.flatMap((p) => p.dependsOn).find((id) => !ids.has(id))
  if (stray !== undefined) throw badQuery(`Request depends on an id that is not in the batch: ${stray}.`)
  return inOrder(parts)
}

function partOf(given: unknown): Part {
  const { id, method, url, headers = {}, body, dependsOn = [] } = (given ?? {}) as Record<string, unknown>
  if (typeof id !== 'string' || id === '') throw badQuery('Request Id is missing in a batch request.')
  if (typeof method !== 'string' || typeof url !== 'string') throw badQuery(`Request ${id} has no method or no url.`)
  const sent = headers as Record<string, string>
  const named = Object.keys(sent).some((name) => name.toLowerCase() === 'content-type')
  const writes = ['POST', 'PATCH', 'PUT'].includes(method.toUpperCase())
  if (writes && (!named || body === undefined))
    throw badQuery(`Write request id : ${id} does not contain Content-Type header or body.`)
  return { id, method: method.toUpperCase(), url, headers: sent, body, dependsOn: dependsOn as string[] }
}

/** Each part after those it depends on. @throws Refusal when they depend on each other */
function inOrder(parts: Part[]): Part[] {
  const sorted: Part[] = []
  let waiting = parts
  while (waiting.length > 0) {
    const ready = waiting.filter((p) => p.dependsOn.every((id) => sorted.some((s) => s.id === id)))
    if (ready.length === 0) throw badQuery('Requests of a batch depend on each other in a circle.')
    sorted.push(...ready)
    waiting = waiting.filter((p) => !ready.includes(p))
  }
  return sorted
}

const requestOf = (part: Part): Request => ({
  method: part.method,
  url: part.url.startsWith('/') ? part.url : `/${part.url}`,
  header: (name) => Object.entries(part.headers).find(([given]) => given.toLowerCase() === name)?.[1],
  body: part.body,
})

const addsMany = ({ method, url, body }: Part) =>
  method === 'PATCH' &&
  url.includes('groups') &&
  typeof body === 'object' &&
  body !== null &&
  'members@odata.bind' in body

/**
 * Runs the parts of a batch; each has its own status, headers and body. Nothing is promised of the order of the answers,
 * so they come in the reverse of the order in which the parts ran.
 */
export function answerBatch(world: World, outer: Outer, body: unknown): Answer {
  const answers = new Map<string, Answer>()
  let patches = 0
  for (const part of partsOf(body)) {
    if (addsMany(part)) patches += 1
    const failed = part.dependsOn.some((id) => (answers.get(id)?.status ?? 500) >= 400)
    const crowded = addsMany(part) && patches > world.limits.memberPatchesPerBatch
    answers.set(
      part.id,
      failed ? dependencyFailed(outer) : crowded ? unavailable(outer) : answerPart(world, outer, part),
    )
  }
  const responses = [...answers].map(([id, a]) => ({ id, status: a.status, headers: headersOf(a), ...bodyOf(a) }))
  return { status: 200, body: { responses: responses.reverse() } }
}

/** An answer without content has no body at all. */
const bodyOf = (part: Answer) => (part.body === undefined ? {} : { body: part.body })

const headersOf = (part: Answer): Record<string, string> => ({
  'Cache-Control': 'no-cache',
  ...(part.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  ...part.headers,
})

const dependencyFailed = (outer: Outer): Answer => ({
  status: 424,
  body: errorBody('FailedDependency', 'A request that this request depends on has failed.', [], outer.clientRequestId),
})

const unavailable = (outer: Outer): Answer => ({
  status: 503,
  body: errorBody('serviceNotAvailable', 'Service Unavailable', [], outer.clientRequestId),
})

function answerPart(world: World, outer: Outer, part: Part): Answer {
  const request = requestOf(part)
  const fault = world.partFaults.take(part.method, `/v1.0${request.url}`)
  if (fault?.kind === 'rate limit') return rateLimitPart(world, outer, request, fault.seconds ?? 1)
  if (fault?.kind === 'down') return unavailable(outer)
  const before = outer.deeds.length
  const told = answer(world, outer, request)
  if (!fault || told.status >= 400) return told
  for (const { about, deed } of outer.deeds.splice(before)) world.manners.excuse(about, deed)
  return rateLimitPart(world, outer, request, fault.seconds ?? 1)
}
