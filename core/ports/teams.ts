import { z } from 'zod'
import { EntraUserId, TenantId } from '../ids.ts'
import { languages } from '../settings.ts'

/** Where a person is met in Teams: what is needed to answer, and to speak first later on. */
export const Place = z.object({
  tenantId: TenantId,
  /** Object id in Entra ID: a person has one personal chat with the bot. */
  id: EntraUserId,
  name: z.string(),
  /** The language of the person's Teams. */
  language: z.enum(languages),
  /** Where the connector is; used only where it is one of Microsoft's (or on loopback in the sandbox). */
  serviceUrl: z.string(),
  conversationId: z.string(),
  /** The bot and the person as Teams calls them, `28:…` and `29:…`; the latter is different for every bot. */
  botAccount: z.string(),
  userAccount: z.string(),
})
export type Place = z.infer<typeof Place>

/** A person's personal chat with the bot, and what they want to hear there; one a person and tenant. */
export const Conversation = Place.extend({
  email: z.string(),
  /** Whether alerts are sent here: `alerts on`. */
  alerts: z.boolean(),
  /** Whether it is told when maintenance locks and unlocks the tenant, too. */
  lockAlerts: z.boolean(),
  /** Since when nothing arrives here: the person has removed or blocked the app. */
  deadSince: z.iso.datetime().nullable(),
  /** When the person was heard last; written once an hour at most. */
  seenAt: z.iso.datetime(),
})
export type Conversation = z.infer<typeof Conversation>

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }
/** A part of a card: an element, an action, a column. */
export type CardPart = { readonly type: string; readonly [name: string]: Json | undefined }

/** An Adaptive Card of version 1.5. `fallbackText` is for clients that cannot show it. */
export type AdaptiveCard = {
  readonly type: 'AdaptiveCard'
  readonly version: '1.5'
  readonly fallbackText: string
  readonly body: readonly CardPart[]
  readonly actions?: readonly CardPart[]
  readonly [name: string]: Json | undefined
}

/** What is said in Teams: a card, with a text that notifications and clients without cards show in its place. */
export type TeamsMessage = { text: string; card?: AdaptiveCard | undefined }

/** Nobody can be told anything in this chat any more: the app was removed or blocked, or the chat is gone. */
export class ConversationGone extends Error {
  override readonly name = 'ConversationGone'
}

/** Speaks in personal chats. Every method throws `Trouble`, or `ConversationGone`; each tries once, or after a short wait. */
export type Teams = {
  send(to: Place, message: TeamsMessage): Promise<{ activityId: string }>
  /** Puts another message in the place of one that was sent. */
  update(to: Place, activityId: string, message: TeamsMessage): Promise<void>
  /** The person's address, as Teams knows it; blank where it does not tell. */
  emailOf(person: Place): Promise<string>
}

/** A button of a card that was pressed. `data` comes from outside: ids in it are looked up again, and nothing is believed. */
export type Press = {
  from: Place
  verb: string
  data: Readonly<Record<string, unknown>>
  /** The message whose card has the button. */
  activityId: string | undefined
}

/** What the bot makes of what is heard; the channel's token has been validated. */
export type Hearing = {
  /** Somebody wrote in the personal chat. @returns what is answered. */
  said(from: Place, text: string): Promise<TeamsMessage[]>
  /** @returns what comes in the place of the card where it is a card, and what is told to the person where it is none. */
  pressed(press: Press): Promise<TeamsMessage>
  installed(from: Place): Promise<TeamsMessage[]>
  removed(from: Place): Promise<void>
  /** Somebody wrote in a group chat or in a channel, or is a guest without an identity in Entra ID. */
  elsewhere(language: Place['language']): TeamsMessage[]
}
