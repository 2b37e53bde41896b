import type { JobParameters } from 'agenda'
import type { KeptJob } from './agenda-job-document.ts'
import type { Jobs, WholeJob } from './agenda-jobs.ts'
import { without } from './without.ts'

/** A search that lost every job it found to other workers is made anew; each time others have got on. */
const searches = 20

/** Due and free, or held by a worker whose lock has expired. Dates are ISO text, which sorts as time does. */
const canRun =
  'c["value"].disabled = false AND ' +
  '((IS_NULL(c["value"].lockedAt) AND c["value"].nextRunAt <= @scan) OR c["value"].lockedAt <= @deadline)'

/** The first of them is taken as a rule; the others serve where other workers are faster. */
const pageSize = 10

type Search = { name: string; nextScanAt: Date; lockDeadline: Date; now: Date }

/** Finds the next job of a name and locks it: the one that has been due longest, of these the one of highest priority. */
export async function nextJob(
  jobs: Jobs,
  { name, nextScanAt, lockDeadline, now }: Search,
  lastModifiedBy: string | undefined,
): Promise<JobParameters | undefined> {
  const parameters = { scan: nextScanAt.toISOString(), deadline: lockDeadline.toISOString() }
  for (let search = 0; search < searches; search += 1) {
    const found = await jobs.list(name, {
      pageSize,
      where: canRun,
      parameters,
      orderBy: 'c["value"].nextRunAt',
      enough: endsLater,
    })
    if (found.length === 0) return undefined
    for (const { job, etag } of found.sort(byTurn)) {
      const locked = await jobs.replace(lockedBy(job, now, lastModifiedBy), etag)
      if (locked !== 'changed') return locked
    }
  }
  return undefined
}

/** Locks one job, if it is still as the caller knows it. */
export function lockJob(
  jobs: Jobs,
  known: JobParameters,
  lastModifiedBy: string | undefined,
): Promise<JobParameters | undefined> {
  if (!known._id) return Promise.resolve(undefined)
  return jobs.change(known._id, (job) => {
    const same = job.name === known.name && timeOf(job.nextRunAt) === timeOf(known.nextRunAt)
    return same && !job.lockedAt && !job.disabled ? lockedBy(job, new Date(), lastModifiedBy) : undefined
  })
}

/** The job without its lock. */
export const unlocked = (job: WholeJob): WholeJob => without(job, 'lockedAt')

/** Jobs of the same time are sorted by priority here, so they must all have been read. */
const endsLater = (found: { value: unknown }[]): boolean => timeIn(found[0]?.value) !== timeIn(found.at(-1)?.value)

const timeIn = (value: unknown): unknown =>
  typeof value === 'object' && value && 'nextRunAt' in value ? value.nextRunAt : null

const byTurn = (a: KeptJob, b: KeptJob) =>
  (timeOf(a.job.nextRunAt) ?? 0) - (timeOf(b.job.nextRunAt) ?? 0) || b.job.priority - a.job.priority

const timeOf = (date: Date | null | undefined): number | undefined => date?.getTime()

const lockedBy = (job: WholeJob, lockedAt: Date, lastModifiedBy: string | undefined): WholeJob => ({
  ...job,
  lockedAt,
  ...(lastModifiedBy === undefined ? {} : { lastModifiedBy }),
})
