import { createHash } from 'node:crypto'
import type { Answer, Call, Outer, Route, World } from './graph-call.ts'
import { demand } from './permissions.ts'
import { badQuery, concurrent, errorBody, Refusal } from './refusal.ts'
import { deletedItemRoutes } from './routes/deleted-items.ts'
import { directoryObjectRoutes } from './routes/directory-objects.ts'
import { groupByKeyRoutes } from './routes/groups-by-key.ts'
import { groupRoutes } from './routes/groups.ts'
import { memberRoutes } from './routes/members.ts'
import { organizationRoutes } from './routes/organization.ts'
import { userRoutes } from './routes/users.ts'

const routes: Route[] = [
  ...organizationRoutes,
  ...userRoutes,
  ...directoryObjectRoutes,
  ...groupByKeyRoutes,
  ...groupRoutes,
  ...memberRoutes,
  ...deletedItemRoutes,
]

export type Request = { method: string; url: string; header(name: string): string | undefined; body: unknown }

/** Whether a request changes something. */
export const isWrite = (method: string, path: string): boolean =>
  method !== 'GET' && method !== 'HEAD' && !/\/getByIds(\?|$)/.test(path)

/** Answers one operation; the same for a request of its own and for a part of a batch. */
export function answer(world: World, outer: Outer, request: Request): Answer {
  try {
    const call = callOf(outer, request)
    const { route, params } = routeOf(call)
    demand(call.roles, route.needs)
    const fingerprint = fingerprintOf(call)
    world.judge.arrives(fingerprint, Date.now())
    const headers = route.changes ? spend(world, call, fingerprint) : {}
    if (route.changes) hold(world, outer, route.changes(call, params))
    const units = Math.max(1, route.units - (call.query.has('$select') ? 1 : 0))
    const result = route.run(call, params, world)
    return { ...result, headers: { 'x-ms-resource-unit': String(units), ...headers, ...result.headers } }
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    const body = errorBody(problem.code, problem.message, problem.details, outer.clientRequestId)
    return { status: problem.status, headers: problem.headers, body }
  }
}

function callOf(outer: Outer, { url, ...request }: Request): Call {
  const [link = '', query] = url.split('?', 2)
  try {
    return { ...outer, ...request, link, path: decodeURIComponent(link), query: new URLSearchParams(query) }
  } catch {
    throw badQuery('The request URL is not valid: it cannot be decoded.')
  }
}

function routeOf(call: Call): { route: Route; params: string[] } {
  const there = routes.filter((r) => r.path.test(call.path))
  const route = there.find((r) => r.method === call.method)
  if (route) return { route, params: [...(route.path.exec(call.path) ?? [])].slice(1) }
  if (there.length > 0)
    throw new Refusal(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.')
  throw badQuery(`Resource not found for the segment '${call.path.split('/')[1] ?? ''}'.`)
}

const fingerprintOf = ({ directory, method, link, query, body }: Call) =>
  [
    `${method} ${link} ${query.toString()}`,
    directory.tenantId,
    createHash('sha256')
      .update(JSON.stringify(body ?? null))
      .digest('hex')
      .slice(0, 16),
  ].join(' ')

/** What a write takes from the quota: adding members costs about a third of their number. */
function costOf({ body }: Call): number {
  const bound = (body as { 'members@odata.bind'?: unknown } | null | undefined)?.['members@odata.bind']
  return Array.isArray(bound) ? Math.max(1, Math.ceil(bound.length / 3)) : 1
}

/** Charges a write to the app's quota. @throws Refusal, 429 with how long to wait, when it is used up */
function spend(world: World, call: Call, fingerprint: string): Record<string, string> {
  const { appid, directory } = call
  const { retryAfter, usedShare } = world.quota.take(`${appid} ${directory.tenantId}`, costOf(call))
  if (retryAfter === undefined) return usedShare > 0.8 ? { 'x-ms-throttle-limit-percentage': usedShare.toFixed(1) } : {}
  throw throttled(world, call, fingerprint, retryAfter)
}

function throttled(world: World, call: Call, fingerprint: string, seconds: number): Refusal {
  world.judge.mustWait(fingerprint, Date.now() + seconds * 1000)
  return new Refusal(429, 'TooManyRequests', 'Too many requests. Please retry after the given time.', [], {
    'Retry-After': String(seconds),
    'x-ms-throttle-scope': `Tenant_Application/Write/${call.appid}/${call.directory.tenantId}`,
    'x-ms-throttle-information': 'WriteLimitExceeded',
  })
}

/** Makes this request the one writer of something, until it is answered. @throws Refusal when there is another */
function hold(world: World, outer: Outer, what: string): void {
  const key = `${outer.directory.tenantId} ${what}`
  const holder = world.busy.get(key)
  if (holder && holder !== outer) {
    world.judge.complain(`two requests changed one group at the same time: ${what}`)
    throw concurrent()
  }
  world.busy.set(key, outer)
  outer.holds.add(key)
}

/** Answers a part that a fault strikes before anything is applied, as the service would when it is busy. */
export function rateLimitPart(world: World, outer: Outer, request: Request, seconds: number): Answer {
  const call = callOf(outer, request)
  const { status, headers, code, message } = throttled(world, call, fingerprintOf(call), seconds)
  return { status, headers, body: errorBody(code, message, [], outer.clientRequestId) }
}
