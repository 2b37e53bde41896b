import type { Notice } from '../notices.ts'
import type { EntraAccess, Language, Learn365Access, SealedSecret, SecretName } from '../settings.ts'
import type { WorkKind } from '../run.ts'
import type { RunId, TenantId } from '../ids.ts'
import type { Tenant } from '../tenant.ts'
import type { Directory } from './directory.ts'
import type { Learn365 } from './learn365.ts'
import type { Measures } from './measures.ts'
import type { Store } from './store.ts'
import type { Teams } from './teams.ts'
import type { AudienceIndexes } from '../engine/audience-indexes.ts'

/** Seals and opens a tenant's secrets; each is bound to tenant and name. */
export type Secrets = {
  seal(tenantId: TenantId, name: SecretName, secret: string): SealedSecret
  open(tenantId: TenantId, name: SecretName, sealed: SealedSecret): string
  /** The same secret under the newest key, as old as it was; undefined where it is under that key already. */
  resealed(tenantId: TenantId, name: SecretName, sealed: SealedSecret): SealedSecret | undefined
}

/** Sends one notice to a tenant's contact; the notice's id becomes the Message-ID. */
export type Mailer = { send(notice: Notice, to: string, language: Language): Promise<void> }

/** Asks a worker to run something soon; what is already asked for is not asked for twice. */
export type Bell = { ring(tenantId: TenantId, kind: WorkKind, runId: RunId): Promise<void> }

/** Writes to the program's log. Never personal data at `info` and above, never a secret. */
export type Log = {
  info(facts: Record<string, unknown>, text: string): void
  warn(facts: Record<string, unknown>, text: string): void
  error(facts: Record<string, unknown>, text: string): void
}

/** Counts the requests that a run sends, by system. */
export type Tally = Record<string, number>

/** Everything the use cases need of the outside. */
export type Ports = {
  store: Store
  secrets: Secrets
  indexes: AudienceIndexes
  bell: Bell
  /** Entra ID groups of one run that are worked on at the same time; each has one request at a time. */
  groupsAtOnce: number
  /**
   * A tenant's systems, opened with its settings; `tally` counts the requests. `mayWrite` is asked before every try of a
   * write, also after a long wait, and throws when the lease is lost.
   */
  learn365(tenant: Tenant, tally: Tally, mayWrite?: () => void): Learn365
  directory(tenant: Tenant, tally: Tally, mayWrite?: () => void): Directory
  /** The same two for a person who waits for the answer: they give up soon, and say so. */
  inHaste: {
    learn365(tenantId: TenantId, access: Learn365Access): Learn365
    directory(tenantId: TenantId, access: EntraAccess): Directory
  }
  mailer: Mailer
  teams: Teams
  /** The address of a page of the tab (`held/…`, `activity`), for who is in Teams. */
  linkTo(page: string): string
  log: Log
  measures: Measures
  now(): Date
  newId(): string
  sleep(ms: number): Promise<void>
}
