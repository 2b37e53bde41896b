import pLimit from 'p-limit'
import { audienceIndex } from '../core/engine/audience-index.ts'
import { populationOf } from '../core/population.ts'
import { profileSchema } from '../core/profile-schema.ts'
import { shrinkage } from '../core/refresh-guard.ts'
import type { Run } from '../core/run.ts'
import { absentSince, stillAbsent, unlistedSince } from '../core/absent.ts'
import type { Snapshot, SnapshotData } from '../core/snapshot.ts'
import type { Learn365 } from '../core/ports/learn365.ts'
import type { Tenant } from '../core/tenant.ts'
import { endInTrouble } from './end-run.ts'
import { withEntraFields, type WithEntraFields } from './entra-fields.ts'
import { deliver } from './deliver.ts'
import { notify } from './notify.ts'
import { beginStage, claimRun, heartbeat, type Claim, type RunKeeper, type Worker } from './run-keeper.ts'

/** The guide's six data sets; UserFields are the fields and their values. */
const dataSets = [
  'courses',
  'catalogs',
  'users',
  'userFields',
  'fieldValues',
  'enrollments',
  'roleAssignments',
] as const

/** Requests to Learn365 at the same time: it publishes no limit and warns of heavy load. */
const inParallel = 3

/**
 * The guide: "The following data is retrieved and stored for the Learn365 tenant: Courses, Catalogs, Users, UserFields,
 * Enrollments, RoleAssignments. Based on the data retrieved, a 'profile schema' is built and stored." All or nothing: a
 * refresh that cannot read every page of every data set leaves the last snapshot as it is.
 * @returns the run, or undefined when somebody else has it.
 */
export async function refreshData(claim: Claim, worker: Worker): Promise<Run | undefined> {
  const keeper = await claimRun(claim, worker)
  if (!keeper) return undefined
  const stop = heartbeat(keeper.renew, (error) =>
    worker.log.warn({ run: claim.runId, err: error }, 'the lease could not be renewed'),
  )
  try {
    await worker.store.metered(keeper.run.requests, () => refresh(keeper, worker))
  } catch (error) {
    await endInTrouble(error, keeper, worker)
  } finally {
    stop()
  }
  if (!worker.lettingGo?.aborted) await deliver(claim.tenantId, worker)
  return keeper.run
}

async function refresh(keeper: RunKeeper, worker: Worker): Promise<void> {
  const { run } = keeper
  const { store } = worker
  const tenant = (await store.tenants.get(run.tenantId, 'settings'))?.value
  if (!tenant?.settings) return keeper.finish('terminated', 'the settings are not saved')
  const read = await readAll(keeper, worker, worker.learn365(tenant, run.requests))
  const { data, unlisted } = await readEntra(read, tenant, keeper, worker)
  const last = await store.snapshots.current(run.tenantId)
  // A run that is done again, because its worker died after storing the snapshot, finds its own.
  const own = last?.id === run.id
  const snapshot: Snapshot = {
    ...data,
    tenantId: run.tenantId,
    id: run.id,
    takenAt: new Date(run.startedAt ?? run.slot).getTime(),
    absentOnce: [
      ...(own ? stillAbsent(last, data.users) : absentSince(last, data.users)),
      ...unlistedSince(last, own, unlisted),
    ],
  }
  const shrunk = shrinkage(last, data, tenant.settings.refreshGuardPercent)
  const report = beginStage(run, 'the snapshot and the profile schema are stored', worker.now())
  const schema = profileSchema(audienceIndex(populationOf(snapshot)))
  keeper.mustHold()
  const { chunksWritten } = await store.snapshots.save(snapshot, schema, shrunk.length === 0 ? 'current' : 'aside')
  report.written = chunksWritten
  report.tookMs = worker.now().getTime() - new Date(report.startedAt).getTime()
  const about = { tenantId: run.tenantId, runId: run.id }
  if (shrunk.length > 0) {
    report.remarks.push(...shrunk)
    await notify({ ...about, occasion: run.slot }, { kind: 'refresh kept aside', problems: shrunk }, worker)
    return keeper.finish('kept aside', `much less data than before: ${shrunk.join('; ')}`)
  }
  if ((await store.snapshots.head(run.tenantId))?.id !== run.id)
    return keeper.finish('terminated', 'a newer data refresh was stored meanwhile')
  if (!last || own) await notify({ ...about, occasion: 'first' }, { kind: 'ready for use' }, worker)
  return keeper.finish('done', '')
}

async function readAll(keeper: RunKeeper, worker: Worker, learn365: Learn365): Promise<SnapshotData> {
  const limit = pLimit(inParallel)
  let failed: Error | undefined
  // Whoever looks sees how far it is; a lease that is lost ends the run at its next step.
  const unsaved = (error: unknown) =>
    worker.log.warn({ run: keeper.run.id, err: error }, 'the progress could not be saved')
  const readOne = async <K extends keyof SnapshotData>(set: K): Promise<SnapshotData[K]> => {
    const report = beginStage(keeper.run, `${set} are read`, worker.now())
    const rows = await learn365.read(set, (count) => {
      if (failed) throw failed
      report.planned = count
      void keeper.progress().catch(unsaved)
    })
    report.planned = rows.length
    report.tookMs = worker.now().getTime() - new Date(report.startedAt).getTime()
    keeper.mustHold()
    await keeper.progress()
    return rows
  }
  const reading = dataSets.map((set) =>
    limit(async () => {
      try {
        return [set, await readOne(set)] as const
      } catch (error) {
        // All or nothing: neither what has not begun is asked for any more, nor the next page of what has.
        failed ??= error instanceof Error ? error : new Error(String(error))
        limit.clearQueue()
        throw error
      }
    }),
  )
  return Object.fromEntries(await Promise.all(reading)) as SnapshotData
}

/** The fields of Entra ID that the settings name; where they name none, Entra ID is not asked. */
async function readEntra(
  data: SnapshotData,
  tenant: Tenant,
  keeper: RunKeeper,
  worker: Worker,
): Promise<WithEntraFields> {
  const names = tenant.settings?.entraFields ?? []
  if (names.length === 0) return { data, unlisted: [] }
  const report = beginStage(keeper.run, 'entraFields are read', worker.now())
  const directory = worker.directory(tenant, keeper.run.requests)
  const read = await withEntraFields(data, names, directory, report, keeper.mustHold)
  report.tookMs = worker.now().getTime() - new Date(report.startedAt).getTime()
  await keeper.save()
  return read
}
