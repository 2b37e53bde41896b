import { z } from 'zod'
import { ProfileId, TenantId } from './ids.ts'

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

export const Notice = z.object({
  id: z.string(),
  tenantId: TenantId,
  createdAt: z.iso.datetime(),
  content: NoticeContent,
  state: z.enum(['unsent', 'sent', 'given up']),
  tries: z.int(),
  /** Not tried before this, after a mail server's refusal. */
  notBefore: z.iso.datetime(),
})
export type Notice = z.infer<typeof Notice>

/** `occasion` is the slot, or what else happens once (a held set's id, a field that vanished). */
export function notice(tenantId: TenantId, occasion: string, content: NoticeContent, now: Date): Notice {
  const about = 'profileId' in content ? `:${content.profileId}` : ''
  const id = `notice:${content.kind}${about}:${occasion}`
  return {
    id,
    tenantId,
    createdAt: now.toISOString(),
    content,
    state: 'unsent',
    tries: 0,
    notBefore: now.toISOString(),
  }
}

const minute = 60_000
/** A notice is tried for three days: after 2, 4, 8 … minutes, at most an hour apart. */
const givenUpAfterMs = 3 * 24 * 60 * minute

/** What becomes of a notice that could not be sent. */
export function refused(owed: Notice, now: Date): Notice {
  const tries = owed.tries + 1
  const waitMs = Math.min(60, 2 ** tries) * minute
  const late = now.getTime() - new Date(owed.createdAt).getTime() > givenUpAfterMs
  return {
    ...owed,
    tries,
    state: late ? 'given up' : 'unsent',
    notBefore: new Date(now.getTime() + waitMs).toISOString(),
  }
}
