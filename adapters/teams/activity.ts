import { z } from 'zod'
import { Refusal } from '../../core/errors.ts'
import { finding, read } from '../../core/findings.ts'
import { EntraUserId, TenantId } from '../../core/ids.ts'
import type { Place } from '../../core/ports/teams.ts'

const Account = z.object({
  id: z.string().max(500),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
})

/** What the bot reads of an activity; the rest is the channel's own. */
export const Activity = z.looseObject({
  type: z.string().min(1).max(100),
  channelId: z.string().max(100),
  serviceUrl: z.string().max(500),
  id: z.string().nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  locale: z.string().nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().nullish(),
  from: Account,
  recipient: Account,
  conversation: z.object({
    id: z.string().min(1).max(1_000),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).nullish() }).nullish(),
})
export type Activity = z.infer<typeof Activity>

/** A pressed button as botbuilder takes it for granted: it fails on another shape. */
const Pressed = Activity.extend({
  value: z.looseObject({ action: z.looseObject({ type: z.string(), verb: z.string().max(200) }) }),
})
const isPress = z.object({ type: z.literal('invoke'), name: z.literal('adaptiveCard/action') })

/** An activity as it came. @throws Refusal `invalid` with what is wrong. */
export function readActivity(body: unknown): Activity {
  const parsed = read<Activity>(isPress.safeParse(body).success ? Pressed : Activity, body, '')
  if ('value' in parsed) return parsed.value
  // What people wrote is not repeated, wherever this refusal is told.
  const findings = parsed.findings.map(({ path, expected }) => finding(path, 'something else', expected))
  throw new Refusal('invalid', 'The body is no activity of the Bot Framework.', { findings })
}

export const languageOf = ({ locale }: Pick<Activity, 'locale'>): Place['language'] =>
  /^ja\b/i.test(locale ?? '') ? 'ja' : 'en'

/**
 * Who speaks, in which tenant, in a personal chat; undefined elsewhere, and for whoever has no identity in Entra ID. The
 * channel's token vouches for the tenant and the person.
 */
export function placeOf(activity: Activity): Place | undefined {
  const { from, recipient, conversation, channelData, serviceUrl } = activity
  const told = [channelData?.tenant?.id, conversation.tenantId].filter((id) => id !== undefined && id !== null)
  const [tenantId, ...others] = told.map((id) => TenantId.safeParse(id).data)
  const id = EntraUserId.safeParse(from.aadObjectId).data
  // Two tenants in one activity: which one is meant would be a guess.
  if (!tenantId || !id || others.some((other) => other !== tenantId)) return undefined
  if (conversation.conversationType !== 'personal') return undefined
  return {
    tenantId,
    id,
    name: (from.name ?? '').slice(0, 254),
    language: languageOf(activity),
    serviceUrl,
    conversationId: conversation.id,
    botAccount: recipient.id,
    userAccount: from.id,
  }
}
