import type { DirectorySeed } from './directory.ts'

export type GraphLimits = {
  /** Writes that an app may do in a tenant within the window; default 3,000. */
  writes: number
  /** Default 150. */
  writeWindowSeconds: number
  /** Parts of a batch that may each add many members; more are answered 503. Default 5. */
  memberPatchesPerBatch: number
  /** How many requests a new group refuses because it is not known everywhere yet; default 0. */
  notReplicatedFor: number
  /** How long a write to a group is in work, in milliseconds: another one in that time is a concurrent one. Default 1. */
  latencyMs: number
  /** Users and groups (deleted ones too) that a tenant may hold; default 300,000. */
  objects: number
}

export const defaultLimits: GraphLimits = {
  writes: 3000,
  writeWindowSeconds: 150,
  memberPatchesPerBatch: 5,
  notReplicatedFor: 0,
  latencyMs: 1,
  objects: 300_000,
}

export type VerifiedApp = { tid: string; appid: string; roles: string[] }

export type GraphOptions = {
  /** 0 for any free port. */
  port: number
  tenants: DirectorySeed[]
  /** Whose token this is; `undefined` when it is not valid. */
  verify: (bearer: string) => Promise<VerifiedApp | undefined>
  /** No page is larger than this, whatever `$top` says; default 999. */
  pageSize?: number | undefined
  /** Keeps the directories between starts. */
  file?: string | undefined
  limits?: Partial<GraphLimits> | undefined
  /** Whose host next links name: the simulator's own, or the real service's (a caller must then swap it). */
  nextLinkHost?: 'own' | 'graph.microsoft.com' | undefined
}
