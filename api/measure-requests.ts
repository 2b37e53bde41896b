import type { RequestHandler } from 'express'

/** A request that was answered, or broken off by whoever asked. */
export type Answered = { method: string; route: string; status: string; seconds: number }

/** The program's numbers, as Prometheus reads them. */
export type Numbers = {
  answered(request: Answered): void
  contentType: string
  text(): Promise<string>
}

/** Others are counted together, so that nobody can make up labels. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'])

/** Counts every request by method, route's pattern and class of status (`2xx`). */
export const measureRequests =
  (numbers: Numbers): RequestHandler =>
  (req, res, next) => {
    const begun = performance.now()
    res.once('close', () => {
      numbers.answered({
        method: methods.has(req.method) ? req.method : 'other',
        route: req.served.route,
        status: res.writableFinished ? `${Math.floor(res.statusCode / 100)}xx` : 'broken off',
        seconds: (performance.now() - begun) / 1_000,
      })
    })
    next()
  }
