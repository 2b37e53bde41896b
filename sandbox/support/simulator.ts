import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { makeFaults, type Fault, type Faults } from './faults.ts'
import { makeJudge, type Judge } from './judge.ts'

/** A stand-in for an outside service: real HTTP on loopback, with a log that judges and faults to inject. */
export type Simulator = { url: string; judge: Judge; faults: Faults; close(): Promise<void> }

type Options = {
  /** 0 for any free port. */
  port: number
  /** Adds the service's routes; it may read `res.locals.fault` for faults that are its own business. */
  routes: (app: Express, judge: Judge) => void
  /** Body of a 429 and of a 503, in the service's own shape. */
  rateLimited: unknown
  down: unknown
  /** The service's own answer for what no route knows. */
  notFound: unknown
  /** Whether a request changes something; default: any method but GET and HEAD. */
  isWrite?: (req: Request) => boolean
  /** Largest body taken, default 4 MB. */
  bodyLimit?: string
}

const fingerprintOf = (req: Request) =>
  `${req.method} ${req.originalUrl} ${createHash('sha256')
    .update(JSON.stringify(req.body ?? null))
    .digest('hex')
    .slice(0, 16)}`

/** Starts a simulator on 127.0.0.1. `GET /_sandbox/log` shows what it saw, `POST /_sandbox/faults` injects a fault. */
export async function startSimulator(options: Options): Promise<Simulator> {
  const judge = makeJudge()
  const faults = makeFaults()
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.use(express.json({ limit: options.bodyLimit ?? '4mb', type: ['application/json', 'application/*+json'] }))
  app.use(express.urlencoded({ extended: false }))
  app.get('/_sandbox/log', (_req, res) => void res.json({ requests: judge.seen, complaints: judge.complaints() }))
  app.post('/_sandbox/faults', (req: Request, res) => {
    faults.inject(req.body as Fault)
    res.status(204).end()
  })
  const isWrite = options.isWrite ?? ((req: Request) => req.method !== 'GET' && req.method !== 'HEAD')
  app.use((req, res, next) => {
    judge.arrives(fingerprintOf(req), Date.now())
    // 'close' comes after every answer, also one that was cut; what was never applied is no write.
    let struck: Fault | undefined
    res.once('close', () => {
      const applied = res.writableFinished || struck?.kind === 'lose the reply' || struck?.kind === 'half a page'
      const { method, originalUrl: path } = req
      judge.record({ at: Date.now(), method, path, status: res.statusCode, write: applied && isWrite(req) })
    })
    const fault = (struck = faults.take(req.method, req.originalUrl))
    if (fault) strike(fault, req, res, next)
    else next()
  })
  const strike = (fault: Fault, req: Request, res: Response, next: NextFunction): void => {
    const seconds = fault.seconds ?? 1
    switch (fault.kind) {
      case 'rate limit':
        judge.mustWait(fingerprintOf(req), Date.now() + seconds * 1000)
        res.status(429).set('Retry-After', String(seconds)).json(options.rateLimited)
        return
      case 'down':
        if (fault.seconds !== undefined) {
          judge.mustWait(fingerprintOf(req), Date.now() + seconds * 1000)
          res.set('Retry-After', String(seconds))
        }
        res.status(503).json(options.down)
        return
      case 'unreachable':
        req.socket.destroy()
        return
      case 'slow':
        void sleep(seconds * 1000).then(() => next())
        return
      case 'half a page':
        cutAfter(res, 0.5)
        next()
        return
      case 'lose the reply':
        cutAfter(res, 0)
        next()
        return
      case 'not allowed here':
      case 'expired secret':
        res.locals.fault = fault
        next()
        return
    }
  }
  options.routes(app, judge)
  app.use((_req, res) => void res.status(404).json(options.notFound))
  const server = createServer(app)
  await new Promise<void>((done, fail) => server.once('error', fail).listen(options.port, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    judge,
    faults,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** Lets the route do its work, then sends that share of the body and cuts the connection. */
function cutAfter(res: Response, share: number): void {
  const socket = res.socket
  res.end = ((chunk?: unknown) => {
    const body = Buffer.from(typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : '')
    if (share > 0) {
      res.setHeader('Content-Length', body.length)
      res.flushHeaders()
      res.write(body.subarray(0, Math.floor(body.length * share)), () => socket?.destroy())
    } else socket?.destroy()
    return res
  }) as Response['end']
}
