import type { Finding } from '../../core/findings.ts'

/** What the tab knows of a call that did not succeed. */
export type Failure =
  | {
      kind: 'refused'
      status: number
      title: string
      detail: string
      findings: Finding[]
      requestId: string
      until?: string
      /** Who saved another version meanwhile, and when. */
      changed?: { by: string; at: string }
      retryAfterSeconds?: number
    }
  | { kind: 'unreachable' }
  | { kind: 'not signed in'; why: 'teams' | 'teams only' | 'refused'; detail: string }

/** A call to the API that did not succeed; what to say of it is decided by its failure. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.kind === 'refused' ? `${String(failure.status)} ${failure.detail}` : failure.kind)
    this.failure = failure
  }
}

/** The HTTP status of an error, if the server has answered at all. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof ApiError && error.failure.kind === 'refused' ? error.failure.status : undefined

/** What is wrong with what was sent, field by field; empty when the server did not say. */
export const findingsOf = (error: unknown): Finding[] =>
  error instanceof ApiError && error.failure.kind === 'refused' ? error.failure.findings : []

const mostRetries = 2
const longestWaitSeconds = 5

/** Reading again may help when nobody answered or the server is busy for a moment; a refusal stays one. */
export const mayRetry = (failures: number, error: unknown): boolean => {
  if (failures >= mostRetries || !(error instanceof ApiError)) return false
  const { failure } = error
  // Nobody looks at a spinner for longer: the error is shown, with a button to try again.
  if (failure.kind === 'refused' && (failure.retryAfterSeconds ?? 0) > longestWaitSeconds) return false
  return failure.kind === 'unreachable' || (failure.kind === 'refused' && [429, 502, 503, 504].includes(failure.status))
}

/** Milliseconds until the next try: what the server asks for, else a second, then two. */
export const retryDelayMs = (failures: number, error: unknown): number => {
  const asked =
    error instanceof ApiError && error.failure.kind === 'refused' ? error.failure.retryAfterSeconds : undefined
  return (asked ?? 2 ** failures) * 1000
}
