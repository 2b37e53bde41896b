import { randomUUID } from 'node:crypto'
import { datefields, type JobId, type JobParameters, toJobId, type TJobDatefield } from 'agenda'
import { z } from 'zod'
import type { Draft } from './documents.ts'
import { type Kept, valueOf } from './kept.ts'
import { without } from './without.ts'

/*
 * Agenda's jobs as documents: partition = the job's name, dates as ISO text. What queries ask for is always there: the
 * two dates as null where a job has none, and whether it is disabled.
 */
export const jobType = 'job'

const date = z.iso.datetime().transform((text) => new Date(text))
const dates = Object.fromEntries(datefields.map((field) => [field, date.nullish()])) as Record<
  TJobDatefield,
  z.ZodOptional<z.ZodNullable<typeof date>>
>
const StoredJob = z.looseObject({
  ...dates,
  name: z.string(),
  priority: z.number(),
  type: z.enum(['normal', 'single']),
  disabled: z.boolean(),
})

/** A job with the version that was read. */
export type KeptJob = { job: JobParameters & { _id: JobId }; etag: string }

/** Reads a job's document. @throws Trouble when it is none. */
export function keptJob(document: Kept, container: string): KeptJob {
  const value = valueOf(StoredJob, document, container)
  const present = Object.entries(value).filter(
    ([field, cell]) => cell !== null || field === 'nextRunAt' || field === 'data',
  )
  const job = { ...Object.fromEntries(present), _id: toJobId(document.id) } as JobParameters & { _id: JobId }
  return { job, etag: document.etag }
}

/** A job's document. What makes a job unique serves when it is saved, and is not kept. */
export function jobDraft(job: JobParameters & { _id: JobId }): Draft {
  const { _id: id, lockedAt = null, disabled = false } = job
  // Agenda writes undefined for "never" now and then.
  const nextRunAt = job.nextRunAt ?? null
  const kept = without(job, '_id', 'unique', 'uniqueOpts')
  return { id, type: jobType, value: { ...kept, nextRunAt, lockedAt, disabled } }
}

/** A job's id tells its partition: Agenda asks for jobs by id alone. The end is new, or decided by what must be unique. */
export const jobIdFor = (name: string, end: string = randomUUID()): JobId =>
  toJobId(`${Buffer.from(name).toString('base64url')}.${end}`)

/** The name in a job's id; undefined when it is no id of ours. */
export function nameInId(id: string): string | undefined {
  const dot = id.indexOf('.')
  return /^[\w-]+\.[\w-]+$/.test(id) ? Buffer.from(id.slice(0, dot), 'base64url').toString() : undefined
}
