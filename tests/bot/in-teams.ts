import type { Role } from '../../core/access.ts'
import { EntraUserId } from '../../core/ids.ts'
import type { Conversation } from '../../core/ports/teams.ts'
import { botApp } from '../../sandbox/stand-ins.ts'
import type { Sent } from '../../sandbox/teams/chats.ts'
import type { TeamsPerson } from '../../sandbox/teams/chats.ts'
import type { World } from '../support/world.ts'

/** Somebody of the demo tenant who has the bot in Teams. */
export type InTeams = {
  person: TeamsPerson
  id: EntraUserId
  /** What the bot has said in the chat, as it stands there now. */
  sent(): Sent[]
  conversation(): Promise<Conversation | undefined>
}

type Wishes = Partial<Pick<Conversation, 'language' | 'alerts' | 'lockAlerts'>>

/** Has somebody written to the bot some time ago; alerts are on unless they wish otherwise. */
export async function meet(world: World, name: string, wishes: Wishes = {}): Promise<InTeams> {
  const { directoryId, email } = world.person(name)
  const { tenantId, standIns, worker, clock } = world
  const id = EntraUserId.parse(directoryId)
  const person: TeamsPerson = { tenantId, oid: id, name, upn: email }
  const chat = standIns.teams.chatOf(person)
  const conversation: Conversation = {
    tenantId,
    id,
    name,
    email,
    language: 'en',
    serviceUrl: standIns.teams.serviceUrl,
    conversationId: chat.id,
    botAccount: `28:${botApp.clientId}`,
    userAccount: chat.userAccount,
    alerts: true,
    lockAlerts: false,
    deadSince: null,
    seenAt: clock.now.toISOString(),
    ...wishes,
  }
  await worker.store.conversations.put(conversation, undefined)
  return {
    person,
    id,
    sent: () => chat.sent,
    conversation: async () => (await worker.store.conversations.get(tenantId, id))?.value,
  }
}

/** Gives roles inside the product, in place of whatever was given. */
export async function grant(world: World, roles: Record<string, Role>): Promise<void> {
  const grants = Object.entries(roles).map(([name, role]) => {
    const { directoryId, email } = world.person(name)
    return { userId: directoryId, role, name, email }
  })
  const { etag } = await world.api.get<{ etag: string | null }>('/api/access')
  await world.api.send('PUT', '/api/access', { grants }, etag ?? undefined)
}

/** What a message says: the words of its card. */
export const wordsOn = ({ card }: Sent): string => JSON.stringify(card?.body ?? '')

/** The titles of a message's buttons. */
export const buttonsOn = ({ card }: Sent): string[] =>
  Array.isArray(card?.actions) ? (card.actions as { title: string }[]).map(({ title }) => title) : []
