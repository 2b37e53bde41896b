import { randomUUID } from 'node:crypto'
import type { Chat, ConversationType } from './chats.ts'

export type AnyActivity = Record<string, unknown>

/** How somebody speaks: their Teams' language, and where. */
export type Manner = {
  locale?: string
  /** Default `personal`. */
  conversationType?: ConversationType
  /** Whatever else is to be different in the activity. */
  changes?: AnyActivity
}

/** An activity as Teams sends it to a bot; `own` is what its type has. */
export function activityOf(
  { botId, serviceUrl }: { botId: string; serviceUrl: string },
  chat: Chat,
  own: AnyActivity,
  { locale = 'en-US', conversationType = 'personal', changes = {} }: Manner,
): AnyActivity {
  const { person, userAccount } = chat
  const at = new Date().toISOString()
  return {
    channelId: 'msteams',
    serviceUrl,
    id: `f:${randomUUID()}`,
    timestamp: at,
    localTimestamp: at,
    localTimezone: 'Europe/Copenhagen',
    locale,
    from: { id: userAccount, name: person.name, aadObjectId: person.oid },
    recipient: { id: `28:${botId}`, name: 'Assigner' },
    conversation: {
      id: chat.id,
      tenantId: person.tenantId,
      conversationType,
      ...(conversationType === 'personal' ? {} : { isGroup: true }),
    },
    channelData: { tenant: { id: person.tenantId } },
    entities: [{ type: 'clientInfo', locale, country: 'DK', platform: 'Windows', timezone: 'Europe/Copenhagen' }],
    ...own,
    ...changes,
  }
}

/** A button of a card, as far as this stand-in presses it. */
export type Button = { type?: unknown; title?: unknown; verb?: unknown; data?: unknown; fallback?: unknown }

/** All buttons of a card, wherever they stand; what a button carries is no part of the card. */
export function buttonsIn(value: unknown): Button[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn)
  if (typeof value !== 'object' || value === null) return []
  const part = value as Button & Record<string, unknown>
  const own = typeof part.type === 'string' && part.type.startsWith('Action.') ? [part] : []
  const inner = Object.entries(part).filter(([name]) => name !== 'data' && name !== 'fallback')
  return [...own, ...inner.flatMap(([, one]) => buttonsIn(one))]
}
