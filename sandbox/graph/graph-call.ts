import type { Judge } from '../support/judge.ts'
import type { Directory } from './directory.ts'
import type { GraphLimits } from './graph-options.ts'
import type { Manners } from './manners.ts'
import type { PartFaults } from './part-faults.ts'
import type { WriteQuota } from './write-quota.ts'

/** One HTTP request of a caller; a `$batch` has many calls in one. */
export type Outer = {
  appid: string
  roles: ReadonlySet<string>
  directory: Directory
  /** Where next links lead, without a trailing slash. */
  base: string
  /** Hosts that a reference to an object may name. */
  hosts: string[]
  clientRequestId: string | undefined
  /** Groups this request is changing. */
  holds: Set<string>
  /** What it has changed, in words that an excuse uses. */
  deeds: { about: string; deed: string }[]
}

/** One operation on the directory: a request of its own or a part of a batch. */
export type Call = Outer & {
  method: string
  /** Decoded, after the version: `/groups/{id}/members`. */
  path: string
  /** The path as it was sent. */
  link: string
  query: URLSearchParams
  header(name: string): string | undefined
  body: unknown
}

export type Answer = { status: number; headers?: Record<string, string>; body?: unknown }

export type World = {
  judge: Judge
  manners: Manners
  quota: WriteQuota
  limits: GraphLimits
  pageSize: number
  partFaults: PartFaults
  /** Which request is changing a group right now. */
  busy: Map<string, Outer>
}

export type Route = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: RegExp
  /** Any one of these permissions is enough to be heard. */
  needs: readonly string[]
  /** Resource units of the answer. */
  units: number
  /** For writes: what is being changed, for one writer at a time. */
  changes?: (call: Call, params: string[]) => string
  run(call: Call, params: string[], world: World): Answer
}

export const noContent: Answer = { status: 204 }

/** The capture of a route's path that has to be there. */
export const param = (params: string[], at: number): string => params[at] ?? ''
