import { isDeepStrictEqual } from 'node:util'
import type { RemoveJobsOptions } from 'agenda'
import type { Jobs, WholeJob } from './agenda-jobs.ts'
import type { KeptJob } from './agenda-job-document.ts'

/** Values as JSON keeps them: a date is its ISO text. */
const asKept = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

/** Whether a value has everything that a pattern has, at any depth; lists and plain values must be equal. */
export function contains(value: unknown, pattern: unknown): boolean {
  const wanted = asKept(pattern)
  if (!isRecord(wanted)) return isDeepStrictEqual(asKept(value), wanted)
  return isRecord(value) && Object.entries(wanted).every(([key, inner]) => contains(value[key], inner))
}

/** Whether a job has the values of a unique constraint at their paths, such as `data.userId`. Null is the same as absent. */
export function satisfies(job: WholeJob, unique: Record<string, unknown>): boolean {
  return Object.entries(unique).every(([path, wanted]) => {
    const found = path.split('.').reduce<unknown>((value, part) => (isRecord(value) ? value[part] : undefined), job)
    return isDeepStrictEqual(asKept(found) ?? null, asKept(wanted) ?? null)
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** The jobs that Agenda's options name, all conditions together; none where there is no condition. */
export async function jobsNamed(jobs: Jobs, options: RemoveJobsOptions): Promise<KeptJob[]> {
  const { id, data } = options
  const [ids, names, notNames] = [given(options.ids), given(options.names), given(options.notNames)]
  const name = options.name === '' ? undefined : options.name
  const tests: ((job: WholeJob) => boolean)[] = []
  if (name !== undefined) tests.push((job) => job.name === name)
  else if (names) tests.push((job) => names.includes(job.name))
  else if (notNames) tests.push((job) => !notNames.includes(job.name))
  if (data !== undefined) tests.push((job) => contains(job.data, data))
  const wanted = id ? [id] : ids
  if (!wanted && tests.length === 0) return []
  const candidates = wanted ? await byId(jobs, wanted) : await jobs.list(name)
  return candidates.filter(({ job }) => tests.every((test) => test(job)))
}

/** Jobs by id; those that do not exist are left out. */
export async function byId(jobs: Jobs, ids: readonly string[]): Promise<KeptJob[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => jobs.get(id)))
  return found.filter((one) => one !== undefined)
}

const given = <T>(list: T[] | undefined): T[] | undefined => (list && list.length > 0 ? list : undefined)
