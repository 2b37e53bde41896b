import { currentIndex } from '../actions/audience.ts'
import { Refusal } from '../core/errors.ts'
import { isOpen, type Run } from '../core/run.ts'
import type { RoleAssignment } from '../core/snapshot.ts'
import type { AudienceIndex } from '../core/engine/audience-index.ts'
import type { Tenant } from '../core/tenant.ts'
import type { Settings } from '../core/settings.ts'
import { endInTrouble } from './end-run.ts'
import { approvedChangesAreApplied } from './maintenance/approved-changes-are-applied.ts'
import { discrepanciesAreHandled } from './maintenance/discrepancies-are-handled.ts'
import { profileDeletion } from './maintenance/profile-deletion.ts'
import { profileMembershipsAreUpdated } from './maintenance/profile-memberships-are-updated.ts'
import { profileRetraction } from './maintenance/profile-retraction.ts'
import { profilesAreAssignedToCourses } from './maintenance/profiles-are-assigned-to-courses.ts'
import { profilesAreUnassignedFromCourses } from './maintenance/profiles-are-unassigned-from-courses.ts'
import { oweUnlocked, tellOfLock } from './maintenance/tell-of-lock.ts'
import { tenantIsLockedForMaintenance, type HeldLock } from './maintenance/tenant-lock.ts'
import type { Stage, Work } from './maintenance/work.ts'
import { deliver } from './deliver.ts'
import { warnOfSecret } from './warn-of-secret.ts'
import { beginStage, claimRun, heartbeat, type Claim, type RunKeeper, type Worker } from './run-keeper.ts'

/** Appendix, "The maintenance job". The order is the guide's; each title is what is true once the stage is done. */
export const stages: Stage[] = [
  discrepanciesAreHandled,
  profileMembershipsAreUpdated,
  profilesAreAssignedToCourses,
  profilesAreUnassignedFromCourses,
  profileDeletion,
  profileRetraction,
]

/** Maintenance waits this long for a refresh, or for another run's lock. */
const waitMs = 30 * 60_000
const lookEveryMs = 2_000

/**
 * Under the tenant's lock: transforms the profile definitions into audiences and enrolls these audiences into the courses that were selected.
 * @returns the run, or undefined when somebody else has it.
 */
export async function maintain(claim: Claim, worker: Worker): Promise<Run | undefined> {
  const keeper = await claimRun(claim, worker)
  if (!keeper) return undefined
  let lock: HeldLock | undefined
  const stop = heartbeat(
    async () => {
      await keeper.renew()
      await lock?.renew()
    },
    (error) => worker.log.warn({ run: claim.runId, err: error }, 'a lease could not be renewed'),
  )
  try {
    await worker.store.metered(keeper.run.requests, async () => {
      // What a person has approved is done at once; the timetable's work waits for fresh data.
      if (claim.kind === 'maintenance') await noRefreshIsRunning(keeper, worker)
      const before = await theDataRefreshHasRun(keeper, worker)
      if (typeof before === 'string') await keeper.finish('terminated', before)
      else {
        lock = await lockOrWait(keeper, worker)
        if (claim.kind === 'maintenance') await tellOfLock(keeper, worker)
        // Read again: the wait may have been long.
        const read = await theDataRefreshHasRun(keeper, worker)
        const ready = typeof read === 'string' ? before : read
        await runStages(
          claim.kind === 'held change' ? [approvedChangesAreApplied] : stages,
          workOf(ready, lock, keeper, worker),
        )
        await lock.release()
        await keeper.finish('done', '')
      }
    })
  } catch (error) {
    await lock?.release().catch((problem: unknown) => worker.log.warn({ err: problem }, 'the lock is left to run out'))
    await endInTrouble(error, keeper, worker)
  } finally {
    stop()
  }
  if (worker.lettingGo?.aborted) return keeper.run
  // A run that somebody else has taken over is not over, and its lock is not free.
  if (lock && claim.kind === 'maintenance' && !isOpen(keeper.run)) await oweUnlocked(keeper, worker)
  await warnOfSecret(claim.tenantId, worker)
  await deliver(claim.tenantId, worker)
  return keeper.run
}

type Ready = { tenant: Tenant; settings: Settings; index: AudienceIndex }

/** Maintenance waits for a refresh that is under way. */
async function noRefreshIsRunning({ run }: RunKeeper, worker: Worker): Promise<void> {
  await until(worker, async () => {
    const runs = await worker.store.runs.latest(run.tenantId, 20)
    return !runs.some(
      ({ value }) => value.kind === 'data refresh' && isOpen(value) && new Date(value.lease.until) > worker.now(),
    )
  })
}

/** The guide: "If the data refresh job hasn't run yet, then it will terminate here, otherwise it goes on." */
async function theDataRefreshHasRun({ run }: RunKeeper, worker: Worker): Promise<Ready | string> {
  const tenant = (await worker.store.tenants.get(run.tenantId, 'settings'))?.value
  if (!tenant?.settings) return 'the settings are not saved'
  const index = await currentIndex(run.tenantId, worker)
  return index ? { tenant, settings: tenant.settings, index } : 'the data refresh has not run yet'
}

async function lockOrWait(keeper: RunKeeper, worker: Worker): Promise<HeldLock> {
  let lock: HeldLock | undefined
  await until(worker, async () => {
    lock = await tenantIsLockedForMaintenance(keeper, worker)
    return lock !== undefined
  })
  if (!lock) throw new Refusal('tenant locked', 'another run has held the lock of the tenant for 30 minutes')
  return lock
}

/** Looks again and again until something is so, for 30 minutes at most. */
async function until(worker: Worker, isSo: () => Promise<boolean>): Promise<void> {
  const end = worker.now().getTime() + waitMs
  while (!(await isSo()) && worker.now().getTime() < end) await worker.sleep(lookEveryMs)
}

function workOf({ tenant, settings, index }: Ready, lock: HeldLock, keeper: RunKeeper, worker: Worker): Work {
  const { requests } = keeper.run
  const mustHold = (): void => {
    keeper.mustHold()
    lock.mustHold()
  }
  const learn365 = worker.learn365(tenant, requests, mustHold)
  let roles: Promise<RoleAssignment[]> | undefined
  return {
    worker,
    keeper,
    settings,
    index,
    population: index.population,
    at: { now: worker.now(), zone: settings.timeZone },
    learn365,
    directory: worker.directory(tenant, requests, mustHold),
    mayWrite() {
      mustHold()
      return Promise.resolve()
    },
    roleAssignments: () =>
      (roles ??= learn365.roleAssignments().catch((error: unknown) => {
        // Whoever needs them next asks anew.
        roles = undefined
        throw error
      })),
    rolesChanged: () => (roles = undefined),
  }
}

async function runStages(stages: Stage[], work: Work): Promise<void> {
  const { keeper, worker } = work
  for (const stage of stages) {
    const report = beginStage(keeper.run, stage.name, worker.now())
    await stage.run(work, report)
    report.tookMs = worker.now().getTime() - new Date(report.startedAt).getTime()
    await keeper.save()
  }
}
