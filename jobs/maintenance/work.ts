import pLimit from 'p-limit'
import type { Moment } from '../../core/calendar.ts'
import { mustLeave, Refusal, Trouble, wordsFor } from '../../core/errors.ts'
import type { ProfileId } from '../../core/ids.ts'
import type { AudienceIndex } from '../../core/engine/audience-index.ts'
import type { Occasion } from '../../core/notices.ts'
import type { Population } from '../../core/population.ts'
import type { Directory } from '../../core/ports/directory.ts'
import type { Learn365 } from '../../core/ports/learn365.ts'
import type { Profile } from '../../core/profile.ts'
import type { StageReport } from '../../core/run.ts'
import type { Settings } from '../../core/settings.ts'
import type { RoleAssignment } from '../../core/snapshot.ts'
import type { RunKeeper, Worker } from '../run-keeper.ts'

/** What the stages of one maintenance work with. */
export type Work = {
  worker: Worker
  keeper: RunKeeper
  settings: Settings
  index: AudienceIndex
  population: Population
  at: Moment
  learn365: Learn365
  directory: Directory
  /** Asked before every outside write. @throws LeaseLost when the run or the tenant's lock is lost. */
  mayWrite: () => Promise<void>
  /** Learn365's role assignments: read anew after something was written. */
  roleAssignments: () => Promise<RoleAssignment[]>
  /** Says that the role assignments have changed. */
  rolesChanged: () => void
}

/** A stage is a postcondition: it reads have, computes want and applies the difference, so it can be run again. */
export type Stage = { name: string; run(work: Work, report: StageReport): Promise<void> }

/** The occasion of what is told of this run, once. */
export const inRun = ({ keeper: { run } }: Work): Occasion => ({
  tenantId: run.tenantId,
  occasion: run.slot,
  runId: run.id,
})

/** Every profile as it is stored now. */
export const profilesOf = async ({ worker, keeper }: Work): Promise<Profile[]> =>
  (await worker.store.profiles.list(keeper.run.tenantId)).map(({ value }) => value)

/** Changes a stored profile; reads it again when somebody else was faster. */
export async function changeProfile(
  { worker, keeper }: Work,
  id: ProfileId,
  change: (profile: Profile) => Profile,
): Promise<Profile> {
  for (let tries = 0; tries < 5; tries += 1) {
    const stored = await worker.store.profiles.get(keeper.run.tenantId, id)
    if (!stored) throw new Refusal('not found', `the profile ${id} is gone`)
    const changed = change(stored.value)
    if (JSON.stringify(changed) === JSON.stringify(stored.value)) return stored.value
    const written = await worker.store.profiles.put(changed, stored.etag)
    if (written !== 'changed') return written.value
  }
  throw new Trouble('unreachable', 'store', `the profile ${id} is changed by others again and again`)
}

const mostInARow = 3

type Each = {
  /** Told of a profile with trouble, after it was reported. */
  failed?: (profile: Profile, problem: string) => Promise<void>
  /** How many at the same time; one after the other when absent. */
  atOnce?: number
}

/**
 * Does something for each profile. One profile's trouble is reported and the next goes on; what concerns the tenant as a
 * whole (access refused, answers of another shape, a system that is down) stops the run: what has begun ends first. Where a
 * reply was lost, the profile is done once more: a stage is a postcondition, it reads have again and sends what is missing.
 */
export async function eachProfile(
  profiles: Profile[],
  work: Work,
  report: StageReport,
  act: (profile: Profile) => Promise<void>,
  { failed, atOnce = 1 }: Each = {},
): Promise<void> {
  const limit = pLimit(atOnce)
  let inARow = 0
  let stopped: { by: unknown } | undefined
  const one = async (profile: Profile): Promise<void> => {
    if (stopped) return
    try {
      await act(profile).catch((error: unknown) => {
        if (!isLostReply(error)) throw error
        work.rolesChanged()
        return act(profile)
      })
      inARow = 0
    } catch (error) {
      inARow += 1
      if (stopsTheTenant(error, inARow)) throw error
      const problem = wordsFor(error)
      report.trouble.push(`${profile.definition.title}: ${problem}`)
      await failed?.(profile, problem)
    }
  }
  const each = profiles.map((profile) =>
    limit(() =>
      one(profile).catch((error: unknown) => {
        stopped ??= { by: error }
      }),
    ),
  )
  await Promise.all(each)
  if (stopped) throw stopped.by
}

const isLostReply = (error: unknown): boolean =>
  error instanceof Trouble && error.kind === 'unreachable' && error.system !== 'store'

function stopsTheTenant(error: unknown, inARow: number): boolean {
  if (mustLeave(error)) return true
  if (error instanceof Refusal) return false
  if (!(error instanceof Trouble) || (error.system === 'store' && error.kind !== 'rejected')) return true
  switch (error.kind) {
    case 'refused':
    case 'unintelligible':
      return true
    case 'rejected':
      return false
    case 'rate limited':
      // It named a time, longer than a run can wait: the limit is the tenant's, and asking for the next profile breaks it.
      return error.retryAfterSeconds !== undefined || inARow >= mostInARow
    case 'unreachable':
      return inARow >= mostInARow
  }
}
