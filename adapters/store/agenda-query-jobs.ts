import {
  computeJobState,
  type JobsOverview,
  type JobsQueryOptions,
  type JobsResult,
  type JobsSort,
  type JobWithState,
} from 'agenda'
import type { Jobs, WholeJob } from './agenda-jobs.ts'
import { byId, contains } from './agenda-match.ts'

type Comparison = (a: WholeJob, b: WholeJob) => number

/** Jobs by Agenda's own filters. They are few, so all but the name is decided here. */
export async function queryJobs(jobs: Jobs, options: JobsQueryOptions = {}): Promise<JobsResult> {
  const { state, data, search, sort, skip = 0, limit = 0, includeDisabled = true } = options
  const now = new Date()
  const matching = (await candidates(jobs, options))
    .filter((job) => !search || job.name.toLowerCase().includes(search.toLowerCase()))
    .filter((job) => data === undefined || contains(job.data, data))
    .filter((job) => includeDisabled || !job.disabled)
    .filter((job) => !state || (state === 'paused' ? job.disabled === true : computeJobState(job, now) === state))
    .sort(comparison(sort))
    .map((job): JobWithState => ({ ...job, state: computeJobState(job, now) }))
  return { jobs: matching.slice(skip, limit > 0 ? skip + limit : undefined), total: matching.length }
}

async function candidates(jobs: Jobs, { id, ids, name, names = [] }: JobsQueryOptions): Promise<WholeJob[]> {
  const wanted = id ? [id] : (ids ?? [])
  const found = wanted.length > 0 ? await byId(jobs, wanted) : await jobs.list(name || undefined)
  const all = found.map(({ job }) => job)
  if (name) return all.filter((job) => job.name === name)
  return names.length > 0 ? all.filter((job) => names.includes(job.name)) : all
}

/** By the options in the order of the type; without any, the latest to run first. */
function comparison(sort: JobsSort = {}): Comparison {
  const keys: (keyof JobsSort)[] = ['nextRunAt', 'lastRunAt', 'lastFinishedAt', 'priority', 'name', 'data']
  const chosen = keys.filter((key) => sort[key] !== undefined)
  const order: JobsSort = chosen.length > 0 ? sort : { nextRunAt: 'desc', lastRunAt: 'desc' }
  return (a, b) => {
    for (const key of keys) {
      const [left, right] = [comparable(a[key]), comparable(b[key])]
      if (order[key] !== undefined && left !== right) return left < right === (order[key] === 'asc') ? -1 : 1
    }
    return 0
  }
}

/** A value as something that `<` orders; nothing comes before everything. */
function comparable(value: unknown): number | string {
  if (value instanceof Date) return value.getTime()
  if (value === undefined || value === null) return -Infinity
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value)
}

/** How many jobs of each name are in each state; the disabled ones count as paused besides. */
export async function jobsOverview(jobs: Jobs): Promise<JobsOverview[]> {
  const now = new Date()
  const overviews = new Map<string, JobsOverview>()
  for (const { job } of await jobs.list(undefined)) {
    const overview = overviews.get(job.name) ?? emptyOverview(job.name)
    overviews.set(job.name, overview)
    overview.total += 1
    overview[computeJobState(job, now)] += 1
    if (job.disabled) overview.paused += 1
  }
  return [...overviews.values()]
}

const emptyOverview = (name: string): JobsOverview => ({
  name,
  total: 0,
  running: 0,
  scheduled: 0,
  queued: 0,
  completed: 0,
  failed: 0,
  repeating: 0,
  paused: 0,
})
