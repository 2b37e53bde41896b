import type { JobParameters, JobRepository } from 'agenda'
import pLimit, { type LimitFunction } from 'p-limit'
import { jobType, type KeptJob } from './agenda-job-document.ts'
import { jobsIn, type Jobs, type WholeJob } from './agenda-jobs.ts'
import { lockJob, nextJob, unlocked } from './agenda-locking.ts'
import { jobsNamed } from './agenda-match.ts'
import { jobsOverview, queryJobs } from './agenda-query-jobs.ts'
import { saveJob } from './agenda-save-job.ts'
import { leftovers } from './agenda-turns.ts'
import type { Documents } from './documents.ts'

/** Requests under way at once when many jobs are changed. */
const atOnce = 8

/** Agenda's storage of jobs. `open` gives the container, connecting when that has not been done. */
export function jobRepository(open: () => Promise<Documents>): JobRepository {
  const left = leftovers()
  const jobs = jobsIn(open, left.noticed)
  const inTurn = turns()
  return {
    async connect() {
      await open()
    },
    queryJobs: (options) => queryJobs(jobs, options),
    getJobsOverview: () => jobsOverview(jobs),
    getDistinctJobNames: async () => [...new Set((await jobs.list(undefined)).map(({ job }) => job.name))],
    getJobById: async (id) => (await jobs.get(id))?.job ?? null,
    async getQueueSize() {
      const where = 'c["value"].nextRunAt < @now'
      const documents = await open()
      return documents.countAll({ type: jobType, where, parameters: { now: new Date().toISOString() } })
    },
    removeJobs: async (options) => removed(jobs, await jobsNamed(jobs, options)),
    purgeAllJobs: async () => removed(jobs, await jobs.list(undefined)),
    saveJob: <DATA>(job: JobParameters<DATA>, options: { lastModifiedBy?: string } | undefined) =>
      saveJob(jobs, job, options?.lastModifiedBy) as Promise<JobParameters<DATA>>,
    saveJobState: (job, options) => saveState(jobs, job, options?.lastModifiedBy),
    lockJob: (job, options) => lockJob(jobs, job, options?.lastModifiedBy),
    async unlockJob({ _id: id }) {
      // A job without a next time to run is being run: Agenda unlocks it when it has finished.
      if (id) await jobs.change(id, (job) => (job.nextRunAt && job.lockedAt ? unlocked(job) : undefined))
    },
    async unlockJobs(ids) {
      await pLimit(atOnce).map([...ids], (id) => jobs.change(id, (job) => (job.lockedAt ? unlocked(job) : undefined)))
    },
    getNextJobToRun: (name, nextScanAt, lockDeadline, now, options) =>
      inTurn(name, () =>
        nextJob(jobs, left, { name, nextScanAt, lockDeadline, now: now ?? new Date() }, options?.lastModifiedBy),
      ),
    disableJobs: async (options) => switched(jobs, await jobsNamed(jobs, options), true),
    enableJobs: async (options) => switched(jobs, await jobsNamed(jobs, options), false),
  }
}

/** Lets one search for a name run at a time: searches of the same process would only take each other's jobs. */
function turns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const queues = new Map<string, LimitFunction>()
  return (name, work) => {
    const queue = queues.get(name) ?? pLimit(1)
    queues.set(name, queue)
    return queue(work)
  }
}

async function removed(jobs: Jobs, found: KeptJob[]): Promise<number> {
  const done = await pLimit(atOnce).map(found, ({ job }) => jobs.remove(job._id))
  return done.filter(Boolean).length
}

/** Disables or enables jobs. @returns how many were not so before. */
async function switched(jobs: Jobs, found: KeptJob[], disabled: boolean): Promise<number> {
  const done = await pLimit(atOnce).map(found, ({ job }) =>
    jobs.change(job._id, (one) => (one.disabled === disabled ? undefined : { ...one, disabled })),
  )
  return done.filter((job) => job !== undefined).length
}

/** Writes what running a job changes, and nothing else of it. */
async function saveState(jobs: Jobs, state: JobParameters, lastModifiedBy: string | undefined): Promise<void> {
  const { _id: id, name } = state
  const saved =
    id &&
    (await jobs.changeLatest(id, (job) => (job.name === name ? withState(job, state, lastModifiedBy) : undefined)))
  if (!saved) throw new Error(`The job ${id ?? 'without an id'} (${name}) is not in the store any more.`)
}

function withState(job: WholeJob, state: JobParameters, lastModifiedBy: string | undefined): WholeJob {
  const { lockedAt, nextRunAt, lastRunAt, lastFinishedAt, progress, failReason, failCount, failedAt } = state
  const changed = {
    lockedAt,
    nextRunAt,
    lastRunAt,
    lastFinishedAt,
    progress,
    failReason,
    failCount,
    failedAt,
    lastModifiedBy,
  }
  // Undefined takes a field away: a job that was unlocked must not keep its lock.
  return { ...job, ...changed } as WholeJob
}
