import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import { answerUnreadable } from './api/unreadable.ts'

export type Listening = { port: number; close(): Promise<void> }

/** Longer than what stands in front keeps a connection for the next request: it is never ours to hang up first. */
const keepAliveMs = 75_000
/** A whole request, body included, has to be here by then. */
const requestMs = 60_000
/** How long answers that are under way may take once the process is told to stop. */
const patienceMs = 20_000

/**
 * Serves an application over HTTP.
 * `close` stops listening, closes connections that are idle and waits for the answers that are under way: a request that
 * was received is answered, unless it takes longer than 20 seconds.
 */
export async function listen(app: Express, port: number): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: keepAliveMs, requestTimeout: requestMs }, app)
  server.on('clientError', answerUnreadable)
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, done))
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) }
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()))
  // A connection is kept after its answer, too, unless the answer said that it ends.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const patience = setTimeout(() => server.closeAllConnections(), patienceMs)
  await closed
  clearInterval(idle)
  clearTimeout(patience)
}
