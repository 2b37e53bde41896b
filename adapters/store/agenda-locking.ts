import type { JobParameters } from 'agenda'
import type { Jobs, WholeJob } from './agenda-jobs.ts'
import { byTurn, type Leftovers, type Search } from './agenda-turns.ts'
import { without } from './without.ts'

/** A search that lost every job it found to other workers is made anew; each time others have got on. */
const mostSearches = 20

/** Due and free, or held by a worker whose lock has expired. Dates are ISO text, which sorts as time does. */
const canRun =
  'c["value"].disabled = false AND ' +
  '((IS_NULL(c["value"].lockedAt) AND c["value"].nextRunAt <= @scan) OR c["value"].lockedAt <= @deadline)'

/** The first of them is taken as a rule; the others serve the next searches, and where other workers are faster. */
const pageSize = 20

/** Finds the next job of a name and locks it: the one that has been due longest, of these the one of highest priority. */
export async function nextJob(
  jobs: Jobs,
  left: Leftovers,
  search: Search,
  lastModifiedBy: string | undefined,
): Promise<JobParameters | undefined> {
  const { name, nextScanAt, lockDeadline, now } = search
  const parameters = { scan: nextScanAt.toISOString(), deadline: lockDeadline.toISOString() }
  for (let searches = 0; ;) {
    for (let next = left.take(search); next; next = left.take(search)) {
      const locked = await jobs.replace(lockedBy(next.job, now, lastModifiedBy), next.etag)
      if (locked !== 'changed') return locked
    }
    if (searches === mostSearches) return undefined
    searches += 1
    const found = await jobs.list(name, {
      pageSize,
      where: canRun,
      parameters,
      orderBy: 'c["value"].nextRunAt',
      enough: endsLater,
    })
    if (found.length === 0) return undefined
    left.keep(
      name,
      found.sort((a, b) => byTurn(a.job, b.job)),
    )
  }
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

const timeOf = (date: Date | null | undefined): number | undefined => date?.getTime()

const lockedBy = (job: WholeJob, lockedAt: Date, lastModifiedBy: string | undefined): WholeJob => ({
  ...job,
  lockedAt,
  ...(lastModifiedBy === undefined ? {} : { lastModifiedBy }),
})
