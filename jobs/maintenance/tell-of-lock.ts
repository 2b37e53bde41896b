import { moreIsOwed } from '../../actions/more-is-owed.ts'
import { lockAlertsOf } from '../../core/alerts.ts'
import { deliverAlerts } from '../deliver-alerts.ts'
import type { RunKeeper, Worker } from '../run-keeper.ts'

/** Owes it to the people who have asked for it to say that a maintenance has locked the tenant, or unlocked it. */
export async function oweLockAlerts(
  kind: 'locked' | 'unlocked',
  { run }: RunKeeper,
  worker: Worker,
): Promise<'nobody' | 'somebody'> {
  const { store, now } = worker
  const people = (await store.conversations.list(run.tenantId)).map(({ value }) => value)
  const alerts = lockAlertsOf(kind, run, people, now())
  if (alerts.length === 0) return 'nobody'
  for (const alert of alerts) await store.alerts.put(alert, undefined)
  await moreIsOwed(run.tenantId, alerts.length, worker)
  return 'somebody'
}

/** Tells of the lock while it holds: afterwards nobody needs it any more. Trouble is noted, and the run goes on. */
export async function tellOfLock(keeper: RunKeeper, worker: Worker): Promise<void> {
  const { run } = keeper
  try {
    if ((await oweLockAlerts('locked', keeper, worker)) === 'somebody') await deliverAlerts(run.tenantId, worker)
  } catch (error) {
    worker.log.warn({ tenant: run.tenantId, run: run.id, err: error }, 'people could not be told of the lock')
  }
}
