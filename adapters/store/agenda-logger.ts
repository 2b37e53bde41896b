import { randomUUID } from 'node:crypto'
import type { JobLogEntry, JobLogger, JobLogQuery } from 'agenda'
import pLimit from 'p-limit'
import { z } from 'zod'
import { lifetimes } from './containers.ts'
import type { Documents } from './documents.ts'
import { type Kept, valueOf } from './kept.ts'

const type = 'log'
const usualLimit = 50

const Entry = z.looseObject({
  timestamp: z.iso.datetime().transform((text) => new Date(text)),
  level: z.enum(['info', 'warn', 'error', 'debug']),
  event: z.enum(['start', 'success', 'fail', 'complete', 'retry', 'retry:exhausted', 'locked', 'expired']),
  jobName: z.string(),
  message: z.string(),
})

/** Agenda's log of what becomes of jobs, beside the jobs; entries live for some days. */
export function jobLogger(open: () => Promise<Documents>): JobLogger {
  const find = async (query: JobLogQuery = {}): Promise<JobLogEntry[]> => {
    const documents = await open()
    const wanted = { type }
    const found = await (query.jobName ? documents.list(query.jobName, wanted) : documents.listAll(wanted))
    return found.map((document) => entryOf(document, documents.name)).filter((entry) => matches(entry, query))
  }
  return {
    async log(entry) {
      const draft = { id: `log:${randomUUID()}`, type, value: entry, ttl: lifetimes.jobLog }
      await (await open()).create(entry.jobName, draft)
    },
    async getLogs(query = {}) {
      const { offset = 0, limit = usualLimit, sort = 'desc' } = query
      const sign = sort === 'asc' ? 1 : -1
      const found = (await find(query)).sort((a, b) => sign * (a.timestamp.getTime() - b.timestamp.getTime()))
      return { entries: found.slice(offset, offset + limit), total: found.length }
    },
    async clearLogs(query) {
      const documents = await open()
      const done = await pLimit(8).map(await find(query), ({ _id, jobName }) => documents.remove(jobName, _id ?? ''))
      return done.filter(Boolean).length
    },
  }
}

const entryOf = (document: Kept, container: string): JobLogEntry => ({
  ...valueOf(Entry, document, container),
  _id: document.id,
})

function matches(entry: JobLogEntry, { jobId, jobName, level, event, from, to }: JobLogQuery): boolean {
  const isOne = <T>(value: T, wanted: T | T[] | undefined) => wanted === undefined || [wanted].flat().includes(value)
  return (
    isOne(entry.jobId, jobId) &&
    isOne(entry.jobName, jobName) &&
    isOne(entry.level, level) &&
    isOne(entry.event, event) &&
    (from === undefined || entry.timestamp >= from) &&
    (to === undefined || entry.timestamp <= to)
  )
}
