import { alertsOf } from '../core/alerts.ts'
import type { RunId, TenantId } from '../core/ids.ts'
import type { Notice } from '../core/notices.ts'
import { mayBeTried } from '../core/outbox.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import { isOpen } from '../core/run.ts'
import { deliverAlerts } from './deliver-alerts.ts'
import { deliverNotices } from './deliver-notices.ts'

/**
 * Tells what a tenant is owed: mails to the contact, and alerts to the people who want them. Teams comes last, so that its
 * troubles keep no mail back.
 */
export async function deliver(tenantId: TenantId, ports: Ports): Promise<void> {
  const settings = (await ports.store.tenants.get(tenantId, 'settings'))?.value.settings
  if (!settings) return
  const { registry } = ports.store
  let before = 0
  await registry.update(tenantId, (entry) => {
    before = entry.unsentNotices
    return entry
  })
  const { notices, waiting } = await thoughtOfPeople(tenantId, ports)
  const left = waiting + (await deliverNotices(notices, settings, ports)) + (await deliverAlerts(tenantId, ports))
  // What became owed meanwhile may not have been seen: then the watchdog looks once more.
  await registry.update(tenantId, (entry) =>
    entry.unsentNotices === before ? { ...entry, unsentNotices: left } : entry,
  )
}

/** Mails go out also where nobody can be thought of in Teams; then it is tried again with the next delivery. */
async function thoughtOfPeople(tenantId: TenantId, ports: Ports): ReturnType<typeof thinkOfPeople> {
  try {
    return await thinkOfPeople(tenantId, ports)
  } catch (error) {
    ports.log.warn({ tenant: tenantId, err: error }, 'alerts could not be written; mails go out all the same')
    const notices = await ports.store.notices.list(tenantId)
    return { notices, waiting: notices.filter(({ value }) => !value.alerted).length }
  }
}

/**
 * Writes the alerts of all notices whose runs are over: only then is it known whether they become a digest.
 * @returns the notices as they are now, and how many wait for the end of their run.
 */
async function thinkOfPeople(
  tenantId: TenantId,
  ports: Ports,
): Promise<{ notices: Stored<Notice>[]; waiting: number }> {
  const { store } = ports
  const notices = await store.notices.list(tenantId)
  const fresh = notices.filter(({ value }) => !value.alerted)
  const open = await openRunsOf(tenantId, fresh, ports)
  const ready = new Set(fresh.filter(({ value }) => !value.runId || !open.has(value.runId)))
  if (ready.size > 0) {
    const people = (await store.conversations.list(tenantId)).map(({ value }) => value)
    for (const alert of alertsOf(ofTheSameRuns(notices, ready), people, ports.now()))
      await store.alerts.put(alert, undefined)
  }
  const marked = notices.map((one) => (ready.has(one) ? markAlerted(one, ports) : Promise.resolve(one)))
  return { notices: await Promise.all(marked), waiting: fresh.length - ready.size }
}

/**
 * All that a run owes, also what was thought of before: by a part of it a worker that goes on where another died would
 * decide otherwise between one by one and a digest.
 */
function ofTheSameRuns(notices: readonly Stored<Notice>[], ready: ReadonlySet<Stored<Notice>>): Notice[] {
  const runs = new Set([...ready].flatMap(({ value }) => value.runId ?? []))
  return notices
    .filter((one) => ready.has(one) || (one.value.runId !== null && runs.has(one.value.runId)))
    .map(({ value }) => value)
}

async function openRunsOf(
  tenantId: TenantId,
  notices: readonly Stored<Notice>[],
  { store }: Pick<Ports, 'store'>,
): Promise<Set<RunId>> {
  const open = new Set<RunId>()
  for (const runId of new Set(notices.flatMap(({ value }) => value.runId ?? []))) {
    const run = (await store.runs.get(tenantId, runId))?.value
    if (run && isOpen(run)) open.add(runId)
  }
  return open
}

/** Noted together with the claim of its mail, where that is about to be sent: no write more than without alerts. */
async function markAlerted({ value, etag }: Stored<Notice>, { store, now }: Ports): Promise<Stored<Notice>> {
  const marked = { value: { ...value, alerted: true }, etag }
  if (value.state === 'unsent' && mayBeTried(value, now())) return marked
  const written = await store.notices.put(marked.value, etag)
  return written === 'changed' ? { value, etag } : written
}
