import { z } from 'zod'
import { ProfileId, RunId, TenantId } from './ids.ts'
import { Owed, owedFrom } from './outbox.ts'

/*
 * A message owed to a person, as data. Its id is slot + profile + kind and it is written to the outbox before it is
 * sent: a run that is resumed never tells twice.
 */
const profile = { profileId: ProfileId, title: z.string() }

export const NoticeContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready for use') }),
  z.object({
    kind: z.literal('held'),
    ...profile,
    /** Blank where it was written before alerts. */
    heldId: z.string().default(''),
    because: z.string(),
    have: z.int(),
    adds: z.int(),
    removes: z.int(),
    names: z.array(z.string()),
  }),
  z.object({ kind: z.literal('needs review'), ...profile, problems: z.array(z.string()) }),
  z.object({ kind: z.literal('sync failed'), run: z.string(), problem: z.string() }),
  z.object({ kind: z.literal('access refused'), system: z.string(), problem: z.string() }),
  z.object({ kind: z.literal('refresh kept aside'), problems: z.array(z.string()) }),
  z.object({ kind: z.literal('secret expires'), on: z.iso.date(), days: z.int() }),
  z.object({ kind: z.literal('group recreated'), ...profile, group: z.string() }),
])
export type NoticeContent = z.infer<typeof NoticeContent>

/** Owed to the tenant's contact, by mail; `core/alerts.ts` says who is told of it in Teams, too. */
export const Notice = Owed.extend({
  id: z.string(),
  tenantId: TenantId,
  content: NoticeContent,
  /** The run in which it was written; null where it belongs to none. */
  runId: RunId.nullable().default(null),
  /** Whether the people who want alerts have been thought of. Nobody is told of what is older than alerts. */
  alerted: z.boolean().default(true),
})
export type Notice = z.infer<typeof Notice>

/** When a notice is due: `occasion` is the slot, or what else happens once (a held set's id, a field that vanished). */
export type Occasion = { tenantId: TenantId; occasion: string; runId: RunId | null }

export function notice({ tenantId, occasion, runId }: Occasion, content: NoticeContent, now: Date): Notice {
  const about = 'profileId' in content ? `:${content.profileId}` : ''
  return {
    id: `notice:${content.kind}${about}:${occasion}`,
    tenantId,
    content,
    runId,
    alerted: false,
    ...owedFrom(now),
  }
}
