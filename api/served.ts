import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { TenantId } from '../core/ids.ts'

/** What is known of a request while it is served: for its problem, its line in the log and its numbers. */
export type Served = {
  requestId: string
  /** The pattern of the route, never the address itself: that has ids and search texts in it. */
  route: string
  tenantId?: TenantId
  userId?: string
}

declare module 'http' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be merged
  interface IncomingMessage {
    served: Served
  }
}

/** What no route serves. */
const nowhere = 'none'

/**
 * Gives every request an id of ours. An `X-Request-Id` that comes in is not taken over: two requests could have the same,
 * and a caller's text does not belong in the log.
 */
export const beginServing: RequestHandler = (req, res, next) => {
  req.served = { requestId: randomUUID(), route: nowhere }
  res.set('X-Request-Id', req.served.requestId)
  next()
}

/** Names the route of what a static folder or a plain answer serves. */
export const servedAs =
  (route: string): RequestHandler =>
  (req, _res, next) => {
    req.served.route = route
    next()
  }
