import { createHash } from 'node:crypto'
import type { DebounceOptions, JobParameters } from 'agenda'
import type { JSONValue } from '@azure/cosmos'
import { jobIdFor } from './agenda-job-document.ts'
import type { Jobs, WholeJob } from './agenda-jobs.ts'
import { satisfies } from './agenda-match.ts'
import { without } from './without.ts'

/** What is saved of a job: everything but its id, and what makes it unique. */
type Props = Omit<JobParameters, '_id' | 'unique' | 'uniqueOpts'>
type Unique = Record<string, unknown>

/** Saves a job as Agenda's contract asks: by its id, as the only one of its name, as a unique one, or as a new one. */
export async function saveJob(
  jobs: Jobs,
  given: JobParameters,
  lastModifiedBy: string | undefined,
): Promise<JobParameters> {
  const { _id, unique, uniqueOpts, ...rest } = given
  const props: Props = lastModifiedBy === undefined ? rest : { ...rest, lastModifiedBy }
  if (_id) {
    const saved = await jobs.change(_id, (job) => (job.name === props.name ? { ...job, ...props } : undefined))
    // A job that was removed meanwhile stays removed.
    return saved ?? given
  }
  const now = new Date()
  if (props.type === 'single') return saveSingle(jobs, props, now)
  if (!unique) return inserted(jobs, { ...props, _id: jobIdFor(props.name) })
  const { debounce, insertOnly } = uniqueOpts ?? {}
  if (debounce)
    return saveUnique(jobs, unique, debouncedNew(props, debounce, now), (job) => debounced(job, props, debounce, now))
  return saveUnique(jobs, unique, props, (job) => (insertOnly ? job : { ...job, ...props }))
}

/** One job of this name and kind. A time to run that has come is not moved: the job is due, and saving must not run it twice. */
function saveSingle(jobs: Jobs, props: Props, now: Date): Promise<JobParameters> {
  const { nextRunAt, ...others } = props
  const isDue = nextRunAt !== null && nextRunAt <= now
  const merge = (job: WholeJob): WholeJob => ({ ...job, ...others, nextRunAt: isDue ? job.nextRunAt : nextRunAt })
  const find = async () => {
    const id = jobIdFor(props.name, 'single')
    const usual = await jobs.get(id)
    if (usual) return usual.job
    return (await jobs.list(props.name)).find(({ job }) => job.type === 'single')?.job
  }
  return upserted(jobs, find, { ...props, _id: jobIdFor(props.name, 'single') }, merge)
}

function saveUnique(
  jobs: Jobs,
  unique: Unique,
  fresh: Props,
  merge: (job: WholeJob) => WholeJob,
): Promise<JobParameters> {
  const find = async () => {
    const candidates = await jobs.list(fresh.name, conditionsOf(unique))
    return candidates.find(({ job }) => satisfies(job, unique))?.job
  }
  // Two workers that find nothing make the same id, so that only one of them makes the job.
  const end = createHash('sha256')
    .update(JSON.stringify(Object.entries(unique).sort(byFirst)))
    .digest('base64url')
  return upserted(jobs, find, { ...fresh, _id: jobIdFor(fresh.name, end) }, merge)
}

const byFirst = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1)

const attempts = 30

async function upserted(
  jobs: Jobs,
  find: () => Promise<WholeJob | undefined>,
  fresh: WholeJob,
  merge: (job: WholeJob) => WholeJob,
): Promise<JobParameters> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await find()
    if (found) {
      const saved = await jobs.change(found._id, merge)
      if (saved) return saved
      continue
    }
    const made = await jobs.insert(fresh)
    if (made !== 'exists') return made
    // The id is taken and yet nothing was found: by somebody else just now, or by a job whose data have changed since.
    if (attempt > 0) return inserted(jobs, { ...fresh, _id: jobIdFor(fresh.name) })
  }
  return inserted(jobs, { ...fresh, _id: jobIdFor(fresh.name) })
}

/** Inserts a job with an id that nobody else has: if it is there, its reply was lost and a worker has had it since. */
async function inserted(jobs: Jobs, job: WholeJob): Promise<JobParameters> {
  await jobs.insert(job)
  return job
}

/** The constraint as far as the query language can express it; the rest is tested afterwards. */
function conditionsOf(unique: Unique): { where?: string; parameters?: Record<string, JSONValue> } {
  const plain = Object.entries(unique).filter((entry): entry is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof entry[1]),
  )
  if (plain.length === 0) return {}
  const member = (path: string) =>
    path
      .split('.')
      .map((part) => `[${JSON.stringify(part)}]`)
      .join('')
  return {
    where: plain.map(([path], at) => `c["value"]${member(path)} = @unique${at}`).join(' AND '),
    parameters: Object.fromEntries(plain.map(([, value], at) => [`unique${at}`, value])),
  }
}

function debouncedNew(props: Props, { delay, strategy }: DebounceOptions, now: Date): Props {
  if (strategy === 'leading') return { ...props, debounceStartedAt: now }
  return { ...props, nextRunAt: new Date(now.getTime() + delay), debounceStartedAt: now }
}

/** Another save within the window: leading keeps the time to run; trailing moves it on, up to `maxWait` after the first. */
function debounced(job: WholeJob, props: Props, { delay, maxWait, strategy }: DebounceOptions, now: Date): WholeJob {
  const startedAt = job.debounceStartedAt ?? now
  const merged = { ...job, ...props, debounceStartedAt: startedAt }
  if (strategy === 'leading') return { ...merged, nextRunAt: job.nextRunAt }
  const deadline = maxWait ? startedAt.getTime() + maxWait : Infinity
  // The wait is over: the next save begins another one.
  if (now.getTime() >= deadline) return { ...without(merged, 'debounceStartedAt'), nextRunAt: now }
  return { ...merged, nextRunAt: new Date(Math.min(now.getTime() + delay, deadline)) }
}
