import { createHash } from 'node:crypto'
import type { DebounceOptions, JobParameters } from 'agenda'
import type { JSONValue } from '@azure/cosmos'
import { Trouble } from '../../core/errors.ts'
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
  const fresh = { ...props, _id: jobIdFor(props.name, 'single') }
  return upserted(jobs, fresh, {
    async find() {
      const usual = await jobs.get(fresh._id)
      return usual?.job ?? (await jobs.list(props.name)).find(({ job }) => job.type === 'single')?.job
    },
    isIt: () => true,
    merge: (job) => ({ ...job, ...others, nextRunAt: isDue ? job.nextRunAt : nextRunAt }),
  })
}

function saveUnique(jobs: Jobs, unique: Unique, props: Props, merge: Existing['merge']): Promise<JobParameters> {
  // Two workers that find nothing make the same id, so that only one of them makes the job.
  const constraint = JSON.stringify(Object.entries(unique).sort(([a], [b]) => (a < b ? -1 : 1)))
  const fresh = { ...props, _id: jobIdFor(props.name, createHash('sha256').update(constraint).digest('base64url')) }
  const isIt = (job: WholeJob) => satisfies(job, unique)
  const find = async () => (await jobs.list(props.name, conditionsOf(unique))).find(({ job }) => isIt(job))?.job
  return upserted(jobs, fresh, { find, isIt, merge })
}

/** The job that is to be there once: how it is found and known, and what becomes of it. */
type Existing = {
  find(): Promise<WholeJob | undefined>
  isIt(job: WholeJob): boolean
  /** The job itself where nothing is to be written. */
  merge(job: WholeJob): WholeJob
}

const attempts = 30

async function upserted(jobs: Jobs, fresh: WholeJob, { find, isIt, merge }: Existing): Promise<JobParameters> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    let found = await find()
    if (!found) {
      const made = await jobs.insert(fresh)
      if (made !== 'exists') return made
      found = (await jobs.get(fresh._id))?.job
    }
    // The constraint's id is that of a job whose data have changed since.
    if (found && !isIt(found)) return inserted(jobs, { ...fresh, _id: jobIdFor(fresh.name) })
    if (found && merge(found) === found) return found
    const saved = found && (await jobs.change(found._id, merge))
    if (saved) return saved
  }
  throw new Trouble('unreachable', 'store', `jobs/${fresh._id} came and went ${attempts} times in a row`)
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
