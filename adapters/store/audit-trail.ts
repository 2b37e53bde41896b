import { z } from 'zod'
import { AuditEntry, searchableWords } from '../../core/audit.ts'
import type { AuditQuery, Store } from '../../core/ports/store.ts'
import { fold } from '../../core/text.ts'
import { lifetimes } from './containers.ts'
import type { Documents } from './documents.ts'
import { shelfOf } from './shelf.ts'

/**
 * An entry as it is stored. `slot` is what the container is sorted by: the moment, and the id for those of the same
 * moment. `words` is what is searched.
 */
const Line = z.object({ entry: AuditEntry, slot: z.string(), words: z.string() })

const slotOf = ({ at, id }: AuditEntry): string => `${at} ${id}`
const lineOf = (entry: AuditEntry) => ({ entry, slot: slotOf(entry), words: searchableWords(entry) })

const conditions: Record<keyof Omit<AuditQuery, 'limit'>, string> = {
  search: 'CONTAINS(c["value"].words, @search)',
  action: 'c["value"].entry.action = @action',
  subject: 'c["value"].entry.subject.id = @subject',
  by: 'c["value"].entry.by.userId = @by',
  from: 'c["value"].slot >= @from',
  before: 'c["value"].slot < @before',
}

/** The audit trail in the container of runs. */
export function auditTrail(runs: Documents): Store['audit'] {
  const shelf = shelfOf(runs, {
    type: 'audit',
    shape: Line,
    tenantOf: ({ entry }) => entry.tenantId,
    idOf: ({ entry }) => entry.id,
    lifetime: lifetimes.audit,
  })
  return {
    async put(entry) {
      const stored = await shelf.get(entry.tenantId, entry.id)
      await shelf.put(lineOf(entry), stored?.etag)
    },
    async remove({ tenantId, id }) {
      await shelf.remove(tenantId, id)
    },
    async list(tenantId, { limit, ...query }) {
      const given = { ...query, search: fold(query.search) ?? undefined }
      const asked = Object.entries(given).filter((pair): pair is [keyof typeof conditions, string] => Boolean(pair[1]))
      const found = await shelf.select(tenantId, {
        where: asked.length > 0 ? asked.map(([name]) => conditions[name]).join(' AND ') : undefined,
        parameters: Object.fromEntries(asked),
        orderBy: 'c["value"].slot DESC',
        pageSize: Math.min(limit + 1, 200),
        enough: (read) => read.length > limit,
      })
      const items = found.slice(0, limit).map(({ value }) => value.entry)
      const last = items.at(-1)
      return { items, next: found.length > limit && last ? slotOf(last) : null }
    },
  }
}
