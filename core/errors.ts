import type { Finding } from './findings.ts'

/*
 * Three families (docs/architecture.md): a refusal is ours, trouble is outside, anything else is a bug. The API maps
 * them to HTTP in one table, a job decides by them whether to wait, to go on, or to stop the tenant.
 */
export type RefusalKind =
  | 'invalid'
  | 'not signed in'
  | 'consent required'
  | 'organization consent required'
  | 'approval required'
  | 'not set up'
  | 'not allowed'
  | 'not found'
  | 'changed'
  | 'tenant locked'
  | 'not ready'

/** We say no, and what would be right. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly kind: RefusalKind
  readonly findings: Finding[]
  /** Facts that belong to the answer, such as `since` and `until` of a lock. */
  readonly facts: Record<string, unknown>

  constructor(
    kind: RefusalKind,
    message: string,
    about: { findings?: Finding[]; facts?: Record<string, unknown> } = {},
  ) {
    super(message)
    this.kind = kind
    this.findings = about.findings ?? []
    this.facts = about.facts ?? {}
  }
}

export type System = 'Learn365' | 'Entra ID' | 'sign-in' | 'store' | 'mail' | 'Key Vault' | 'Teams'

/**
 * `refused` is a key, consent or secret that is not accepted; `rejected` a single request that the other side will not
 * do (the course is gone, say), which is no reason to stop; `unintelligible` an answer of another shape.
 */
export type TroubleKind = 'rate limited' | 'unreachable' | 'refused' | 'rejected' | 'unintelligible'

/** Something outside is wrong. The message names the place, what was found and what would be right; never a secret. */
export class Trouble extends Error {
  override readonly name = 'Trouble'
  readonly kind: TroubleKind
  readonly system: System
  /** What the other side called it, e.g. `AADSTS7000222`; for decisions and for support. */
  readonly code: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(
    kind: TroubleKind,
    system: System,
    message: string,
    about: { code?: string | undefined; retryAfterSeconds?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, about.cause === undefined ? undefined : { cause: about.cause })
    this.kind = kind
    this.system = system
    this.code = about.code
    this.retryAfterSeconds = about.retryAfterSeconds
  }
}

/** A bug that struck after a part of something long was done: whoever asked must know how far it came. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff'
}

/** A lease that somebody else has taken over: the holder must stop writing at once. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

/** The process is told to stop and its patience is over: whoever works lets go, and another worker goes on. */
export class LettingGo extends Error {
  override readonly name = 'LettingGo'
}

/** Whether a worker has to leave a run to others: nothing is wrong with the run itself. */
export const mustLeave = (error: unknown): error is LeaseLost | LettingGo =>
  error instanceof LeaseLost || error instanceof LettingGo

/** The words for an error on a run or in a log: its own message for refusals and trouble, the class for a bug. */
export function wordsFor(error: unknown): string {
  if (error instanceof Refusal || error instanceof Trouble || mustLeave(error)) return error.message
  return error instanceof Error ? `unexpected ${error.name}: ${error.message}` : 'unexpected error'
}

/** The same for the program's log: without the values that were found and without addresses, which may be somebody's. */
export const wordsForLog = (error: unknown): string =>
  wordsFor(error)
    .replace(/found ("(?:[^"\\]|\\.)*"|\{.*?\}|\[.*?\])/g, 'found …')
    .replace(/[^\s<>"']+@[^\s<>"',]+/g, '…')
