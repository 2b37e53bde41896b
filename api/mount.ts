import type { Express, Request, Response } from 'express'
import { z } from 'zod'
import { actorOf } from '../actions/access.ts'
import { Refusal } from '../core/errors.ts'
import { finding, read, shown, type Finding } from '../core/findings.ts'
import { bearerOf } from './bearer.ts'
import { HttpRefusal } from './http-refusal.ts'
import type { Gate } from './limits.ts'
import { bodyReader } from './read-body.ts'
import type { ApiContext, Route } from './route.ts'

const pattern = ({ path }: Pick<Route, 'path'>): string => path.replace(/\{(\w+)\}/g, ':$1')

/** Serves a route: who is it, how often, which shape, do, answer. A body is read only of somebody who is signed in. */
export function mount(app: Express, described: Route, context: ApiContext, gate: Gate): void {
  const readBody = bodyReader(described)
  const query = strictQuery(described)
  app[described.method](pattern(described), async (req, res) => {
    const { served } = req
    served.route = described.path
    // People's data, in files too: no browser and no proxy keeps it.
    res.set('Cache-Control', 'no-store')
    const token = bearerOf(req)
    const person = await gate.signIn(req.ip ?? '', () => context.readToken(token))
    served.tenantId = person.tenantId
    served.userId = person.userId
    await gate.spend(person, pointsOf(described, req))
    const actor = await actorOf(person, context.ports)
    // What is wrong with the body is told when it is asked for, after what matters more; nobody's without a role is read.
    const isSomebody = actor.roles.length > 0 || actor.mayGrantFirst
    // A route that is not asked anything has nobody to look at its query later on.
    if (isSomebody && !described.query) readPart(query, req.query, 'query')
    const [body] = await Promise.allSettled([isSomebody ? readBody(req, res) : undefined])
    const reply = await described.handle(
      {
        actor,
        params: paramsOf(req),
        query: () => readPart(query, req.query, 'query'),
        meant: (name) => (typeof req.query[name] === 'string' ? req.query[name] : undefined),
        body: () => (described.body ? readPart(described.body, orThrow(body), '') : undefined),
        ifMatch: () => ifMatchOf(req, described),
        res,
      },
      context,
    )
    if (reply) answer(res, described, reply)
  })
}

/** Answers the methods that a path does not have, once all that it has are mounted: 405, and OPTIONS with what there is. */
export function mountOtherMethods(app: Express, routes: Route[]): void {
  for (const path of new Set(routes.map((described) => described.path))) {
    const same = routes.filter((described) => described.path === path)
    const methods = same.map(({ method }) => method.toUpperCase())
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
    app.all(pattern({ path }), (req, res) => {
      req.served.route = path
      if (req.method !== 'OPTIONS')
        throw new HttpRefusal(
          405,
          'method not allowed',
          `There is no ${req.method} here, only ${allow}; see /api/docs.`,
          {
            headers: { Allow: allow },
          },
        )
      res.set('Allow', allow).status(204).end()
    })
  }
}

/** The shape of a route's query, in which a name that is misspelt is refused: to pass over it would do something else. */
const strictQuery = ({ query = z.object({}) }: Route): z.ZodType =>
  query instanceof z.ZodObject && query.def.checks === undefined ? query.strict() : query

function orThrow<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'fulfilled') return settled.value
  throw settled.reason
}

const pointsOf = ({ points = 1 }: Route, { query }: Request): number =>
  typeof points === 'number' ? points : points(query)

function answer(
  res: Response,
  { status = 200 }: Route,
  reply: { status?: number; etag?: string; body: unknown },
): void {
  if (reply.etag) res.set('ETag', reply.etag)
  if (reply.body === undefined) res.status(reply.status ?? 204).end()
  else res.status(reply.status ?? status).json(reply.body)
}

const paramsOf = (req: Request): Record<string, string> =>
  Object.fromEntries(
    Object.entries(req.params).map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : value]),
  )

function readPart(shape: NonNullable<Route['body']>, value: unknown, root: string): unknown {
  const parsed = read(shape, value, root)
  if ('value' in parsed) return parsed.value
  const findings = parsed.findings.map((found) => discreet(found, value))
  throw new Refusal('invalid', `${findings.length} ${findings.length === 1 ? 'value is' : 'values are'} not right.`, {
    findings,
  })
}

const secrets = /(ApiKey|ClientSecret)$/

/** A finding without what may be a secret: of the body as a whole the names alone are told, of a secret nothing. */
function discreet(found: Finding, value: unknown): Finding {
  if (secrets.test(found.path)) return { ...found, found: 'a value that is not shown' }
  return found.path === '' ? { ...found, found: outlineOf(value) } : found
}

function outlineOf(value: unknown): string {
  if (Array.isArray(value)) return shown('a list')
  return typeof value === 'object' && value !== null ? shown(Object.keys(value)) : `a ${typeof value}`
}

function ifMatchOf(req: Request, { ifMatch }: Route): string | undefined {
  const given = req.headers['if-match']
  if (ifMatch === 'required' && given === undefined)
    throw new Refusal('invalid', 'If-Match is missing: name the version (ETag) that you edited.', {
      findings: [finding('If-Match', undefined, 'the ETag of the version that was read')],
    })
  return given?.replace(/^\s*W\//, '').trim()
}
