import type { TenantStatus } from '../core/contract/answers.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Run } from '../core/run.ts'
import { isLocked } from '../core/tenant.ts'
import { cronOf, nextSlot, type RunKind, type Timetable } from '../core/timetable.ts'
import { mustRead, type Actor } from './actor.ts'
import { summaryOf } from './start-run.ts'

/** Readiness, lock, last and next refresh and maintenance. */
export async function tenantStatus(
  actor: Actor,
  timetable: Timetable,
  { store, now }: Pick<Ports, 'store' | 'now'>,
): Promise<TenantStatus> {
  mustRead(actor)
  const { tenantId } = actor
  const [tenant, head, lock, runs] = await Promise.all([
    store.tenants.get(tenantId, 'settings'),
    store.snapshots.head(tenantId),
    store.locks.get(tenantId),
    store.runs.latest(tenantId, 50),
  ])
  const last = (kind: RunKind): Run | undefined => runs.find(({ value }) => value.kind === kind)?.value
  const lastRefresh = last('data refresh')
  const lastMaintenance = last('maintenance')
  const settingsSaved = Boolean(tenant?.value.settings)
  return {
    tenantId,
    settingsSaved,
    ready: settingsSaved && head !== undefined,
    snapshotTakenAt: head ? new Date(head.takenAt).toISOString() : null,
    users: head?.counts.users ?? null,
    lock: isLocked(lock, now()) ? { since: lock.since, until: lock.until } : null,
    lastRefresh: lastRefresh ? summaryOf(lastRefresh) : null,
    nextRefresh: nextSlot(cronOf(timetable, 'data refresh'), now()).toISOString(),
    lastMaintenance: lastMaintenance ? summaryOf(lastMaintenance) : null,
    nextMaintenance: nextSlot(cronOf(timetable, 'maintenance'), now()).toISOString(),
  }
}
