import { isOpen, slotRunId, type Run } from '../core/run.ts'
import { cronOf, latestSlot, type RunKind, type Timetable } from '../core/timetable.ts'
import type { RegistryEntry } from '../core/tenant.ts'
import { deliver } from './deliver.ts'
import type { Worker } from './run-keeper.ts'

const kinds: RunKind[] = ['data refresh', 'maintenance']

/**
 * Looks after what a ring or a worker may have lost: a run of the latest slot that nobody began (a missed ring, a
 * downtime), an open run whose worker stopped renewing its lease, a notice that was not sent.
 */
export async function watch(timetable: Timetable, worker: Worker): Promise<void> {
  for (const entry of await worker.store.registry.list()) {
    await watchTenant(entry, timetable, worker).catch((error: unknown) =>
      worker.log.error({ tenant: entry.tenantId, err: error }, 'the watchdog could not look after a tenant'),
    )
  }
}

async function watchTenant(entry: RegistryEntry, timetable: Timetable, worker: Worker): Promise<void> {
  const { tenantId } = entry
  const { store, bell } = worker
  if (entry.settingsSaved) for (const kind of kinds) await ringMissedSlot(entry, kind, timetable, worker)
  for (const runId of entry.openRuns) {
    const run = (await store.runs.get(tenantId, runId))?.value
    if (!run || !isOpen(run)) {
      await store.registry.update(tenantId, (now) => ({ ...now, openRuns: now.openRuns.filter((id) => id !== runId) }))
      continue
    }
    if (isAbandoned(run, worker)) await bell.ring(tenantId, run.kind, run.id)
  }
  if (entry.unsentNotices > 0) await deliver(tenantId, worker)
}

/** Whether nobody has begun an open run, or whoever did has stopped renewing its lease. */
const isAbandoned = (run: Run, { now }: Worker): boolean =>
  isOpen(run) && (run.state === 'waiting' || new Date(run.lease.until) <= now())

/** Rings for the latest slot if it has no run, or one that was abandoned; not for one from before the settings were saved. */
async function ringMissedSlot(
  { tenantId }: RegistryEntry,
  kind: RunKind,
  timetable: Timetable,
  worker: Worker,
): Promise<void> {
  const slot = latestSlot(cronOf(timetable, kind), worker.now())
  const id = slotRunId(kind, slot)
  const run = (await worker.store.runs.get(tenantId, id))?.value
  if (run && !isAbandoned(run, worker)) return
  const savedAt = (await worker.store.tenants.get(tenantId, 'settings'))?.value.settingsSavedAt
  if (savedAt && new Date(savedAt) <= slot) await worker.bell.ring(tenantId, kind, id)
}
