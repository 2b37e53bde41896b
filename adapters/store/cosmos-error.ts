import { Trouble } from '../../core/errors.ts'

/** What Cosmos DB said (an HTTP status) or what became of the connection (a code such as `ECONNRESET`). */
export function codeOf(error: unknown): number | string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && (typeof error.code === 'number' || typeof error.code === 'string')) return error.code
  // A reply that ends in its middle is no JSON; the client says so without a code.
  return error instanceof SyntaxError ? 'HALF A REPLY' : undefined
}

/** Statuses after which the same request may succeed. */
const passingStatuses = new Set([408, 410, 429, 449, 502, 503, 504])

/** Whether sending the same request again may help. A code in words is the connection's. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error)
  return typeof code === 'string' || (code !== undefined && passingStatuses.has(code))
}

/** Milliseconds that Cosmos DB asks to wait; 0 when it does not say. */
export function retryAfterMs(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('retryAfterInMs' in error)) return 0
  return Number(error.retryAfterInMs) || 0
}

/** Request units that a refused request has cost. */
export function chargeOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('headers' in error)) return 0
  const { headers } = error
  if (typeof headers !== 'object' || headers === null || !('x-ms-request-charge' in headers)) return 0
  return Number(headers['x-ms-request-charge']) || 0
}

/** Whether Cosmos DB's client sent the request more than once before it gave up with this error. */
export function wasRepeated(error: unknown): boolean {
  const path = ['diagnostics', 'clientSideRequestStatistics', 'retryDiagnostics', 'failedAttempts']
  const attempts = path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    error,
  )
  return !Array.isArray(attempts) || attempts.length > 0
}

/** An error as trouble with the store; `place` is the container and the document. What has no code is a bug of ours. */
export function asTrouble(error: unknown, place: string): unknown {
  const code = codeOf(error)
  if (error instanceof Trouble || code === undefined) return error
  const about = { code: String(code), cause: error }
  if (code === 429)
    return new Trouble('rate limited', 'store', `${place}: Cosmos DB is at its limit of request units (429)`, {
      ...about,
      retryAfterSeconds: Math.max(1, Math.ceil(retryAfterMs(error) / 1000)),
    })
  if (code === 401 || code === 403)
    return new Trouble(
      'refused',
      'store',
      `${place}: Cosmos DB refuses the key (${code}); check the endpoint and the key`,
      about,
    )
  if (code === 413) return new Trouble('rejected', 'store', `${place}: too large for Cosmos DB (413)`, about)
  if (isPassing(error))
    return new Trouble('unreachable', 'store', `${place}: Cosmos DB did not answer (${code})`, about)
  return new Trouble(
    'unintelligible',
    'store',
    `${place}: Cosmos DB answered ${code}, which this request should never get`,
    about,
  )
}
