import type { ErrorRequestHandler } from 'express'
import type { Problem } from '../core/contract/answers.ts'
import { firstFindings, mostFindings } from '../core/findings.ts'
import { BrokenOff, Refusal, Trouble, type RefusalKind, type TroubleKind } from '../core/errors.ts'
import type { Log } from '../core/ports/ports.ts'
import { HttpRefusal } from './http-refusal.ts'

/** The one table of errors: what each family is over HTTP. */
const refusalStatus: Record<RefusalKind, number> = {
  invalid: 400,
  'not signed in': 401,
  'consent required': 401,
  'organization consent required': 401,
  'approval required': 403,
  'not set up': 403,
  'not allowed': 403,
  'not found': 404,
  'not ready': 409,
  changed: 412,
  'tenant locked': 423,
}
const troubleStatus: Record<TroubleKind, number> = {
  'rate limited': 503,
  unreachable: 503,
  refused: 502,
  rejected: 502,
  unintelligible: 502,
}

const title = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1)
const typeOf = (kind: string): string => `urn:assigner:${kind.replaceAll(' ', '-')}`

type Answered = { status: number; problem: Omit<Problem, 'requestId'>; headers?: Record<string, string> }

function answerFor(error: unknown): Answered {
  if (error instanceof Refusal) {
    const status = refusalStatus[error.kind]
    return {
      status,
      problem: {
        type: typeOf(error.kind),
        title: title(error.kind),
        status,
        detail: error.message,
        findings: firstFindings(mostFindings, error.findings),
        ...error.facts,
      },
    }
  }
  if (error instanceof Trouble) {
    const status = troubleStatus[error.kind]
    const detail = error.kind === 'refused' ? `${error.message}. Please check Settings.` : error.message
    const problem = { type: typeOf(error.kind), title: `${error.system} ${error.kind}`, status, detail, findings: [] }
    if (status !== 503) return { status, problem }
    return { status, problem, headers: { 'Retry-After': String(error.retryAfterSeconds ?? 30) } }
  }
  if (error instanceof HttpRefusal) {
    const { status, kind, message, findings, headers } = error
    return { status, problem: { type: typeOf(kind), title: title(kind), status, detail: message, findings }, headers }
  }
  const status = clientErrorStatus(error)
  if (status) {
    const detail = status === 413 ? 'The body is too large.' : 'The request could not be read: expected JSON in UTF-8.'
    return { status, problem: { type: typeOf('invalid'), title: 'Invalid', status, detail, findings: [] } }
  }
  return {
    status: 500,
    problem: {
      type: typeOf('bug'),
      title: 'Unexpected error',
      status: 500,
      detail: `Something went wrong on our side. It has been noted.${error instanceof BrokenOff ? ` ${error.message}.` : ''}`,
      findings: [],
    },
  }
}

/** Errors of Express' own parsers (malformed URL or JSON, too large) are the caller's. */
function clientErrorStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined
  const { status } = error
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined
}

/** Answers every error as `application/problem+json`; a bug is logged once, and told in generic words. */
export const refusals =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    const { status, problem, headers = {} } = answerFor(error)
    const { requestId, route } = req.served
    if (status === 500) log.error({ err: error, request: requestId, route }, 'a request failed unexpectedly')
    res.set(headers)
    if (status === 401) res.set('WWW-Authenticate', 'Bearer')
    const body: Problem = { ...problem, requestId }
    res.status(status).type('application/problem+json').send(JSON.stringify(body))
  }
