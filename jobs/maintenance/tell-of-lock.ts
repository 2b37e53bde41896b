import { moreIsOwed } from '../../actions/more-is-owed.ts'
import { isLockAlert, lockAlertsOf } from '../../core/alerts.ts'
import { deliverAlerts } from '../deliver-alerts.ts'
import type { RunKeeper, Worker } from '../run-keeper.ts'

/** So long a maintenance waits for Teams, in milliseconds, before it goes on. */
const mostMs = 10_000

/** Owes it to the people who have asked for it to say that a maintenance has locked the tenant, or unlocked it. */
async function oweLockAlerts(
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
  await noted(keeper, worker, async () => {
    if ((await oweLockAlerts('locked', keeper, worker)) === 'nobody') return
    const telling = deliverAlerts(keeper.run.tenantId, worker, ({ content }) => isLockAlert(content))
    // A run does not wait for a Teams that hangs; what is still to be said goes on beside it.
    await Promise.race([telling, worker.sleep(mostMs)])
    telling.catch((error: unknown) => worker.log.warn({ err: error }, 'people could not be told of the lock'))
  })
}

/** Owes it to say that the lock is gone. Trouble is noted: mails of the run go out all the same. */
export const oweUnlocked = (keeper: RunKeeper, worker: Worker): Promise<void> =>
  noted(keeper, worker, async () => {
    await oweLockAlerts('unlocked', keeper, worker)
  })

async function noted({ run }: RunKeeper, worker: Worker, tell: () => Promise<void>): Promise<void> {
  try {
    await tell()
  } catch (error) {
    worker.log.warn({ tenant: run.tenantId, run: run.id, err: error }, 'people could not be told of the lock')
  }
}
