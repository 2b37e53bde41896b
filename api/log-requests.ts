import type { RequestHandler } from 'express'
import { pinoHttp } from 'pino-http'
import type { Logger } from 'pino'

/** Probes and scrapes come every few seconds and say nothing. */
const isNoise = (route: string): boolean => route.startsWith('/health') || route === '/metrics'

const nothing = (): undefined => undefined

/**
 * One line a request: method, the route's pattern, status, how long it took, request id and tenant; who asked only at
 * `debug`. No address, header or body: those have names, search texts and tokens in them.
 */
export function logRequests(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: ({ served }) => served.requestId,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'request', responseTime: 'ms' },
    // A bug's stack is logged where it is answered (api/refusals.ts), and only there.
    serializers: { req: nothing, res: nothing, err: nothing },
    customProps: ({ method, served: { route, tenantId, userId } }, { statusCode }) => ({
      method,
      route,
      status: statusCode,
      ...(tenantId ? { tenant: tenantId } : {}),
      ...(userId && logger.isLevelEnabled('debug') ? { user: userId } : {}),
    }),
    customLogLevel: ({ served }, { statusCode }) => {
      if (statusCode >= 500) return 'warn'
      return isNoise(served.route) ? 'debug' : 'info'
    },
    customSuccessMessage: (_req, { writableFinished }) =>
      writableFinished ? 'a request was answered' : 'a request was broken off',
    customErrorMessage: () => 'a request could not be answered',
  })
}
