import type { JobId, JobParameters } from 'agenda'
import { LRUCache } from 'lru-cache'
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
  /** As `change`, from the version that was last written here where there is one: for a `next` that always writes. */
  changeLatest(id: string, next: (job: WholeJob) => WholeJob | undefined): Promise<WholeJob | undefined>
  remove(id: string): Promise<boolean>
}

const attempts = 30

/** Jobs whose latest version is remembered: those that are being run here, as a rule. */
const mostLatest = 1000

/** Jobs in a container, which `open` gives. `noticed` hears of every job that is written here. */
export function jobsIn(open: () => Promise<Documents>, noticed: (job: WholeJob) => void): Jobs {
  const latest = new LRUCache<string, KeptJob>({ max: mostLatest })

  const get: Jobs['get'] = async (id) => {
    const name = nameInId(id)
    if (name === undefined) return undefined
    const documents = await open()
    const document = await documents.read(name, id)
    return document && keptJob(document, documents.name)
  }
  const replace: Jobs['replace'] = async (job, etag) => {
    const written = await (await open()).replace(job.name, jobDraft(job), etag)
    if (written === 'changed') return written
    latest.set(job._id, { job, etag: written.etag })
    noticed(job)
    return job
  }
  const change = async (id: string, next: Parameters<Jobs['change']>[1], known?: KeptJob) => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const found = (attempt === 0 && known) || (await get(id))
      const job = found && next(found.job)
      if (!job) return undefined
      const written = await replace(job, found.etag)
      if (written !== 'changed') return written
    }
    throw new Trouble('unreachable', 'store', `jobs/${id} was changed by others ${attempts} times in a row`)
  }

  return {
    get,
    replace,
    change: (id, next) => change(id, next),
    changeLatest: (id, next) => change(id, next, latest.get(id)),
    async list(name, wanted = {}) {
      const documents = await open()
      const all = { ...wanted, type: jobType }
      const found = await (name === undefined ? documents.listAll(all) : documents.list(name, all))
      return found.map((document) => keptJob(document, documents.name))
    },
    async insert(job) {
      const written = await (await open()).create(job.name, jobDraft(job))
      noticed(job)
      return written === 'exists' ? written : job
    },
    async remove(id) {
      latest.delete(id)
      const name = nameInId(id)
      return name !== undefined && (await open()).remove(name, id)
    },
  }
}
