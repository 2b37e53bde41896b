import { createHash } from 'node:crypto'

/** Somebody who uses Teams. */
export type TeamsPerson = { tenantId: string; oid: string; name: string; upn: string }

/** A card as Teams gets it: only what this stand-in looks at. */
export type Card = { type?: unknown; version?: unknown; body?: unknown; actions?: unknown; [name: string]: unknown }

/** A message of the bot as it stands in the chat now. */
export type Sent = {
  id: string
  text: string
  summary: string
  card: Card | undefined
  /** How often it was replaced by another. */
  updates: number
  /** The whole activity, as the bot sent it last. */
  activity: Record<string, unknown>
}

/** A chat of somebody with the bot. */
export type Chat = { id: string; person: TeamsPerson; userAccount: string; sent: Sent[]; isBlocked: boolean }

export type ConversationType = 'personal' | 'groupChat' | 'channel'

export type Chats = {
  /** A person's chat with the bot; or one with others in it, in which they speak. */
  of(person: TeamsPerson, type?: ConversationType): Chat
  byId(id: string): Chat | undefined
  add(chat: Chat, activity: Record<string, unknown>): Sent
  /** Replaces a message; false where there is none of that id. */
  replace(chat: Chat, id: string, activity: Record<string, unknown>): boolean
}

/** Ids as Teams makes them: opaque, different for every bot and person, the same every time. */
const opaque = (...parts: string[]) => createHash('sha256').update(parts.join(' ')).digest('base64url')

/** The chats of a bot, in memory. */
export function makeChats(botId: string): Chats {
  const chats = new Map<string, Chat>()
  let lastId = Date.now()
  return {
    of(person, type = 'personal') {
      const own = opaque(type, botId, person.tenantId, person.oid)
      const id = type === 'personal' ? `a:1${own}` : `19:${own}@thread.v2`
      const chat = chats.get(id) ?? {
        id,
        person,
        userAccount: `29:1${opaque('user', botId, person.tenantId, person.oid)}`,
        sent: [],
        isBlocked: false,
      }
      chats.set(id, chat)
      return chat
    },
    byId: (id) => chats.get(id),
    add(chat, activity) {
      const message = { ...read(activity), id: String((lastId += 1)), updates: 0 }
      chat.sent.push(message)
      return message
    },
    replace(chat, id, activity) {
      const message = chat.sent.find((one) => one.id === id)
      if (!message) return false
      Object.assign(message, read(activity), { updates: message.updates + 1 })
      return true
    },
  }
}

const cardType = 'application/vnd.microsoft.card.adaptive'

function read(activity: Record<string, unknown>): Omit<Sent, 'id' | 'updates'> {
  const attachments = Array.isArray(activity.attachments)
    ? (activity.attachments as { contentType?: unknown; content?: unknown }[])
    : []
  const card = attachments.find(({ contentType }) => contentType === cardType)?.content as Card | undefined
  const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
  return { text: textOf(activity.text), summary: textOf(activity.summary), card, activity }
}
