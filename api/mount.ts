import type { Express, Request, Response } from 'express'
import { Refusal } from '../core/errors.ts'
import { finding, read, shown, type Finding } from '../core/findings.ts'
import { bodyReader } from './body.ts'
import type { ApiContext, Route } from './route.ts'

/** Serves a route: who is it, which shape, do, answer. */
export function mount(app: Express, described: Route, context: ApiContext): void {
  const bodyOf = bodyReader(described)
  app[described.method](described.path.replace(/\{(\w+)\}/g, ':$1'), async (req, res) => {
    // People's data, in files too: no browser and no proxy keeps it.
    res.set('Cache-Control', 'no-store')
    const actor = await context.readToken(bearerOf(req))
    const reply = await described.handle(
      {
        actor,
        params: paramsOf(req),
        query: described.query ? readPart(described.query, req.query, 'query') : {},
        body: described.body ? readPart(described.body, await bodyOf(req, res), '') : undefined,
        ifMatch: ifMatchOf(req, described),
        res,
      },
      context,
    )
    if (reply) answer(res, described, reply)
  })
}

function answer(
  res: Response,
  { status = 200 }: Route,
  reply: { status?: number; etag?: string; body: unknown },
): void {
  if (reply.etag) res.set('ETag', reply.etag)
  if (reply.body === undefined) res.status(reply.status ?? 204).end()
  else res.status(reply.status ?? status).json(reply.body)
}

function bearerOf(req: Request): string {
  const [scheme, token] = (req.headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() === 'bearer' && token) return token
  throw new Refusal('not signed in', 'Please sign in: the request carries no bearer token.')
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
  if (found.path === '' && typeof value === 'object' && value !== null)
    return { ...found, found: shown(Array.isArray(value) ? 'a list' : Object.keys(value)) }
  return found
}

function ifMatchOf(req: Request, { ifMatch }: Route): string | undefined {
  const given = req.headers['if-match']
  if (ifMatch === 'required' && given === undefined)
    throw new Refusal('invalid', 'If-Match is missing: name the version (ETag) that you edited.', {
      findings: [finding('If-Match', undefined, 'the ETag of the version that was read')],
    })
  return given
}
