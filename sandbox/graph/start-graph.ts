import type { Request } from 'express'
import { startSimulator, type Simulator } from '../support/simulator.ts'
import { loadDirectories, makeKeeper } from './directory-file.ts'
import { graphEndPoint } from './graph-end-point.ts'
import { defaultLimits, type GraphOptions } from './graph-options.ts'
import { makeGraphState, type GraphState } from './graph-state.ts'
import { makeManners } from './manners.ts'
import { makePartFaults, type PartFaults } from './part-faults.ts'
import { errorBody } from './refusal.ts'
import { isWrite } from './router.ts'
import { makeWriteQuota } from './write-quota.ts'

export type Graph = Simulator & {
  /** What somebody else does in the directory, by hand. */
  state: GraphState
  /** Faults of single parts of a batch. */
  partFaults: PartFaults
  /** Saves at once what has changed. */
  save(): Promise<void>
}

/** Starts a stand-in for Microsoft Graph v1.0: organization, users, groups, members, deleted items and batches. */
export async function startGraph(options: GraphOptions): Promise<Graph> {
  const limits = { ...defaultLimits, ...options.limits }
  const directories = loadDirectories(options.tenants, options.file)
  const keeper = makeKeeper(directories, options.file)
  const partFaults = makePartFaults()
  let state: GraphState | undefined
  const simulator = await startSimulator({
    port: options.port,
    routes(app, judge) {
      const manners = makeManners(judge)
      const quota = makeWriteQuota(limits.writes, limits.writeWindowSeconds)
      const world = { judge, manners, quota, limits, pageSize: options.pageSize ?? 999, partFaults, busy: new Map() }
      state = makeGraphState(directories, manners, () => keeper.changed())
      graphEndPoint(app, world, directories, options, () => keeper.changed())
    },
    rateLimited: errorBody('TooManyRequests', 'Too many requests. Please retry after the given time.'),
    down: errorBody('serviceNotAvailable', 'Service Unavailable'),
    notFound: errorBody('BadRequest', 'Invalid version.'),
    isWrite: writes,
  })
  if (!state) throw new Error('the routes were never added')
  const close = async () => {
    await simulator.close()
    await keeper.save()
  }
  return { ...simulator, state, partFaults, save: () => keeper.save(), close }
}

/** A batch is a write when one of its parts is. */
function writes(req: Request): boolean {
  if (!req.originalUrl.startsWith('/v1.0/$batch')) return isWrite(req.method, req.originalUrl)
  const parts = (req.body as { requests?: unknown } | undefined)?.requests
  if (!Array.isArray(parts)) return false
  return parts.some((p: { method?: unknown; url?: unknown } | null) =>
    isWrite(String(p?.method).toUpperCase(), String(p?.url)),
  )
}
