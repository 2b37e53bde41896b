import express, { type Express, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import { Refusal } from '../core/errors.ts'
import { readinessOf } from './health.ts'
import { logRequests } from './log-requests.ts'
import { mayReadMetrics } from './metrics-access.ts'
import { measureRequests, type Numbers } from './measure-requests.ts'
import { refusals } from './refusals.ts'
import { beginServing, servedAs } from './served.ts'

/** What every process with an HTTP port is given. */
export type OperationsContext = {
  log: Logger
  /** Rejects when the store cannot be reached. */
  ping: () => Promise<void>
  /** Told to stop: what was received is answered, and nothing new should come. */
  isDraining: () => boolean
  numbers: Numbers
  /** Opens /metrics; without it nobody may read. */
  metricsToken: string | undefined
}

/** An application that takes addresses as they are written, and counts and logs what it answers. */
export function bareApp({ log, numbers, isDraining }: OperationsContext): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('case sensitive routing', true)
  app.set('strict routing', true)
  app.use(beginServing, logRequests(log), measureRequests(numbers))
  app.use((_req, res, next) => {
    // Whoever keeps a connection to a process that ends is sent to another one.
    if (isDraining()) res.set('Connection', 'close')
    next()
  })
  return app
}

/** /health/live, /health/ready and /metrics. */
export function mountOperations(app: Express, context: OperationsContext): void {
  const { numbers, metricsToken } = context
  const readiness = readinessOf(context)
  app.use(['/health', '/metrics'], (_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  app.get('/health/live', servedAs('/health/live'), (_req, res) => void res.json({ status: 'live' }))
  app.get('/health/ready', servedAs('/health/ready'), async (_req, res) => {
    const status = await readiness()
    res.status(status === 'ready' ? 200 : 503).json({ status })
  })
  app.get('/metrics', async (req, res, next) => {
    if (!mayReadMetrics(req, metricsToken)) {
      next()
      return
    }
    req.served.route = '/metrics'
    res.type(numbers.contentType).send(await numbers.text())
  })
}

/** What no route serves. */
export const nowhere: RequestHandler = () => {
  throw new Refusal('not found', 'There is no such place in the API; /api/docs lists them.')
}

/** A process without an API (a worker): health and numbers alone. */
export function makeOperationsApp(context: OperationsContext): Express {
  const app = bareApp(context)
  mountOperations(app, context)
  app.use(nowhere)
  app.use(refusals(context.log))
  return app
}
