import { z } from 'zod'
import { differences } from './differences.ts'
import { TenantId } from './ids.ts'
import { fold } from './text.ts'

/** What people do that others will ask about. */
export const auditedActions = [
  'profile created',
  'profile changed',
  'profile deleted',
  'profile restored',
  'profile duplicated',
  'profile imported',
  'settings saved',
  'access changed',
  'held change approved',
  'held change dismissed',
  'held change released',
  'data refresh accepted',
  'data refresh discarded',
  'run started',
] as const
export type AuditedAction = (typeof auditedActions)[number]

/** A value that changed, by its path. */
export const Change = z.object({
  path: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  /** Said where one of the two was too long, and is the beginning of its JSON. */
  cut: z.literal(true).optional(),
})

/** Who changed what, and when, before and after. */
export const AuditEntry = z.object({
  id: z.string(),
  tenantId: TenantId,
  at: z.iso.datetime(),
  /** The object id in Entra ID, and the name and address of that day. */
  by: z.object({ userId: z.string(), name: z.string(), email: z.string() }),
  action: z.enum(auditedActions),
  subject: z.object({
    kind: z.enum(['profile', 'settings', 'access', 'held change', 'run']),
    id: z.string(),
    title: z.string(),
  }),
  /** Values that changed, by path; long ones are cut, and say so. */
  changes: z.array(Change),
  /** How many more changed than are kept here. */
  more: z.int(),
  /**
   * Whether it is known to have happened. An entry is written before the change and confirmed after it, so that no change
   * is without one; where the program died in between, it may not have come to the change.
   */
  confirmed: z.boolean(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** A document of Cosmos DB has 2 MB in UTF-8, in which a character may take three bytes. */
const mostChanges = 200
const mostBytes = 1_000_000
const longestValue = 2_000

/** The changes of an entry from the thing before and after; one that is new or gone is told whole. */
export function changesOf(before: unknown, after: unknown): Pick<AuditEntry, 'changes' | 'more'> {
  const all = differences(before ?? {}, after ?? {})
  const changes: AuditEntry['changes'] = []
  let bytes = 0
  for (const { path, ...values } of all.slice(0, mostChanges)) {
    const isCut = isLong(values.before) || isLong(values.after)
    const change = {
      path,
      before: short(values.before),
      after: short(values.after),
      ...(isCut ? { cut: true as const } : {}),
    }
    bytes += bytesOf(change)
    if (bytes > mostBytes) break
    changes.push(change)
  }
  return { changes, more: all.length - changes.length }
}

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

const isLong = (value: unknown): boolean => JSON.stringify(value ?? null).length > longestValue

/** A value for the record: as it is, or the beginning of its JSON. Nothing is null, which JSON can say. */
function short(value: unknown): unknown {
  const text = JSON.stringify(value ?? null)
  return text.length <= longestValue ? (value ?? null) : `${beginning(text, longestValue)}…`
}

/** The beginning of a text, without half a character at its end. */
function beginning(text: string, most: number): string {
  const start = text.slice(0, most)
  return start.isWellFormed() ? start : start.slice(0, -1)
}

const longestWords = 20_000

/** What an entry is found by: who, what, the thing's title and id, and the values, folded. */
export const searchableWords = ({ by, action, subject, changes }: AuditEntry): string =>
  beginning(
    fold(
      [by.name, by.email, action, subject.title, subject.id, ...changes.map((one) => JSON.stringify(one))].join(' '),
    ) ?? '',
    longestWords,
  )
