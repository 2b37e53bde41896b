import type { JobId, JobParameters } from 'agenda'
import { Trouble } from '../../core/errors.ts'
import { jobDraft, jobType, type KeptJob, keptJob, nameInId } from './agenda-job-document.ts'
import type { Documents } from './documents.ts'
import type { Wanted } from './list-documents.ts'

export type WholeJob = JobParameters & { _id: JobId }

/** Jobs by id and by name, on the container's documents. */
export type Jobs = {
  get(id: string): Promise<KeptJob | undefined>
  /** The jobs of a name, or of all names. */
  list(name: string | undefined, wanted?: Omit<Wanted, 'type'>): Promise<KeptJob[]>
  insert(job: WholeJob): Promise<WholeJob | 'exists'>
  replace(job: WholeJob, etag: string): Promise<WholeJob | 'changed'>
  /**
   * Lets `next` decide what becomes of a job, again when somebody else was faster. Undefined leaves it as it is.
   * @returns the job now; undefined when it is gone or was left.
   */
  change(id: string, next: (job: WholeJob) => WholeJob | undefined): Promise<WholeJob | undefined>
  remove(id: string): Promise<boolean>
}

const attempts = 30

export function jobsIn(open: () => Promise<Documents>): Jobs {
  const get: Jobs['get'] = async (id) => {
    const name = nameInId(id)
    if (name === undefined) return undefined
    const documents = await open()
    const document = await documents.read(name, id)
    return document && keptJob(document, documents.name)
  }
  const replace: Jobs['replace'] = async (job, etag) => {
    const written = await (await open()).replace(job.name, jobDraft(job), etag)
    return written === 'changed' ? written : job
  }
  return {
    get,
    replace,
    async list(name, wanted = {}) {
      const documents = await open()
      const all = { ...wanted, type: jobType }
      const found = await (name === undefined ? documents.listAll(all) : documents.list(name, all))
      return found.map((document) => keptJob(document, documents.name))
    },
    async insert(job) {
      const written = await (await open()).create(job.name, jobDraft(job))
      return written === 'exists' ? written : job
    },
    async change(id, next) {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const found = await get(id)
        const job = found && next(found.job)
        if (!job) return undefined
        const written = await replace(job, found.etag)
        if (written !== 'changed') return written
      }
      throw new Trouble('unreachable', 'store', `jobs/${id} was changed by others ${attempts} times in a row`)
    },
    async remove(id) {
      const name = nameInId(id)
      return name !== undefined && (await open()).remove(name, id)
    },
  }
}
