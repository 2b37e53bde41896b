import { LRUCache } from 'lru-cache'
import type { KeptJob } from './agenda-job-document.ts'
import type { WholeJob } from './agenda-jobs.ts'

/** What is asked of a job that is to be run next. */
export type Search = { name: string; nextScanAt: Date; lockDeadline: Date; now: Date }

/**
 * What a search has found beyond the job that it took. Agenda asks for one job after the other: for a moment the next
 * search looks here first, and a fleet of jobs is not queried once a job. Whether a job is still free its version tells.
 */
export type Leftovers = {
  /** The first that may still be run, which is left here no longer. */
  take(search: Search): KeptJob | undefined
  keep(name: string, found: KeptJob[]): void
  /** A job was written: what is left over is of no use where that one would come before it. */
  noticed(job: WholeJob): void
}

/** What another process adds meanwhile has to wait for so long at most. */
const freshMs = 500
const mostNames = 1000

export function leftovers(): Leftovers {
  const left = new LRUCache<string, KeptJob[]>({ max: mostNames, ttl: freshMs })
  return {
    take(search) {
      const found = left.get(search.name) ?? []
      for (let next = found.shift(); next; next = found.shift()) if (canRun(next.job, search)) return next
      left.delete(search.name)
      return undefined
    },
    keep: (name, found) => void left.set(name, found),
    noticed(job) {
      const last = left.get(job.name)?.at(-1)
      const waits = job.nextRunAt && !job.lockedAt && !job.disabled
      if (last && waits && byTurn(job, last.job) < 0) left.delete(job.name)
    },
  }
}

/** Due and free, or held by a worker whose lock has expired. */
function canRun({ disabled, lockedAt, nextRunAt }: WholeJob, { nextScanAt, lockDeadline }: Search): boolean {
  if (disabled) return false
  return lockedAt ? lockedAt <= lockDeadline : nextRunAt !== null && nextRunAt <= nextScanAt
}

/** Whoever has been due longest comes first, of these whoever has the highest priority. */
export const byTurn = (a: WholeJob, b: WholeJob): number =>
  (a.nextRunAt?.getTime() ?? 0) - (b.nextRunAt?.getTime() ?? 0) || b.priority - a.priority
