import type { SignInSituation } from '../../core/sign-in-situations.ts'
import type { Finding } from '../../core/findings.ts'

/** What the tab knows of a call that did not succeed. */
export type Failure =
  | {
      kind: 'refused'
      status: number
      /** `urn:assigner:…`, of the server's table of errors. */
      type?: string
      /** A Global Administrator may give themselves the first role. */
      mayGrantFirst?: boolean
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
  | { kind: 'not signed in'; why: 'teams' | 'teams only' | 'refused'; detail: string; situation?: SignInSituation }

/** A call to the API that did not succeed; what to say of it is decided by its failure. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.kind === 'refused' ? `${String(failure.status)} ${failure.detail}` : failure.kind)
    this.failure = failure
  }
}

const situations = [
  'consent required',
  'organization consent required',
  'approval required',
  'not set up',
] as const satisfies SignInSituation[]

/** The situation of a first sign-in that a problem's type names. */
export const situationOfType = (type: string | undefined): SignInSituation | undefined =>
  situations.find((one) => type === `urn:assigner:${one.replaceAll(' ', '-')}`)

/** The situation of a first sign-in that an error tells of, with what the server says about it. */
export function situationOfError(
  error: unknown,
): { situation: SignInSituation; detail: string; mayGrantFirst: boolean } | undefined {
  if (!(error instanceof ApiError) || error.failure.kind === 'unreachable') return undefined
  const { failure } = error
  const situation = failure.kind === 'refused' ? situationOfType(failure.type) : failure.situation
  const mayGrantFirst = failure.kind === 'refused' && failure.mayGrantFirst === true
  return situation && { situation, detail: failure.detail, mayGrantFirst }
}

/** The HTTP status of an error, if the server has answered at all. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof ApiError && error.failure.kind === 'refused' ? error.failure.status : undefined

/** Whether what was asked for is not there. */
export const isGone = (error: unknown): boolean => statusOf(error) === 404

/** Whether what was sent is not right; its findings say where. */
export const isInvalid = (error: unknown): boolean => [400, 422].includes(statusOf(error) ?? 0)

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
