import { setTimeout as sleep } from 'node:timers/promises'
import type { Express, NextFunction, Request, Response } from 'express'
import { answerBatch } from './batch.ts'
import { callerOf } from './caller.ts'
import type { Directory } from './directory.ts'
import type { Answer, Outer, World } from './graph-call.ts'
import type { GraphOptions } from './graph-options.ts'
import { errorBody, Refusal } from './refusal.ts'
import { answer } from './router.ts'

/** Serves `/v1.0`; `changed` is called after every request that wrote something. */
export function graphEndPoint(
  app: Express,
  world: World,
  directories: Directory[],
  options: GraphOptions,
  changed: () => void,
) {
  app.use('/v1.0', async (req: Request, res: Response) => {
    const outer = await callerOf(req, directories, options)
    if (outer instanceof Refusal) {
      send(req, res, refused(req, outer))
      return
    }
    // The connection may be cut before or after the work is done; either way the caller does not know what happened.
    const forgive = () => {
      for (const { about, deed } of outer.deeds.splice(0)) world.manners.excuse(about, deed)
    }
    res.once('close', () => {
      if (!res.writableFinished) forgive()
    })
    const result = work(world, outer, req)
    if (req.socket.destroyed) forgive()
    if (outer.holds.size > 0) {
      await sleep(world.limits.latencyMs)
      for (const key of outer.holds) world.busy.delete(key)
      changed()
    }
    send(req, res, result)
  })
  app.use(explain)
}

/** Does what a request asks for. */
function work(world: World, outer: Outer, req: Request): Answer {
  const body = req.body as unknown
  if (req.path !== '/$batch' || req.method !== 'POST')
    return answer(world, outer, { method: req.method, url: req.url, header: (name) => req.get(name), body })
  try {
    return answerBatch(world, outer, body)
  } catch (problem) {
    if (problem instanceof Refusal) return refused(req, problem)
    throw problem
  }
}

type Problem = { type?: string; status?: number; stack?: string }

/** Bodies that cannot be read; anything else is a bug of the simulator, and its stack is the answer. */
function explain(problem: Problem, req: Request, res: Response, next: NextFunction): void {
  if (res.headersSent) {
    next(problem)
    return
  }
  const answerWith = (status: number, code: string, message: string) =>
    send(req, res, { status, body: errorBody(code, message, [], req.get('client-request-id')) })
  if (problem.type === 'entity.parse.failed')
    answerWith(400, 'BadRequest', 'Unable to read JSON request payload. Please ensure payload is of valid JSON format.')
  else if (problem.status === 413) answerWith(413, 'RequestEntityTooLarge', 'The request body is too large.')
  else answerWith(500, 'Service_InternalServerError', String(problem.stack))
}

const refused = (req: Request, { status, code, message, details, headers }: Refusal): Answer => ({
  status,
  headers,
  body: errorBody(code, message, details, req.get('client-request-id')),
})

const json = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'

function send(req: Request, res: Response, { status, headers, body }: Answer): void {
  res.status(status).set({ 'Cache-Control': 'no-cache', 'OData-Version': '4.0', ...headers })
  const asked = req.get('client-request-id')
  if (asked) res.set('client-request-id', asked)
  if (body === undefined) res.end()
  else if (typeof body === 'string') res.send(body)
  else res.set('Content-Type', json).json(body)
}
