import type { JWTPayload } from 'jose'
import { startSimulator, type Simulator } from '../support/simulator.ts'
import { activityOf, buttonsIn, type AnyActivity, type Button, type Manner } from './activities.ts'
import { channelTokens, type ChannelForgery } from './channel-tokens.ts'
import { makeChats, type Card, type Chat, type Sent, type TeamsPerson } from './chats.ts'
import { connectorRoutes, type Refused } from './connector-routes.ts'
import { openIdRoutes } from './open-id-routes.ts'
import { documentedRates, makeRates, type Rate } from './rates.ts'

export type TeamsOptions = {
  /** 0 for any free port. */
  port: number
  botId: string
  /** Whether a token is the bot's, for the Bot Framework. */
  verify: (token: string) => Promise<boolean>
  /** What a bot may send in a chat; Microsoft's limits by default. */
  rates?: readonly Rate[] | undefined
}

/** What the bot answered over HTTP, and what it said in the chat meanwhile. */
export type Answered = { status: number; body: unknown; said: Sent[] }

export type TeamsStandIn = Simulator & {
  openIdUrl: string
  serviceUrl: string
  /** Where the bot listens; activities go there. */
  botIsAt(url: string): void
  chatOf(person: TeamsPerson): Chat
  /** Somebody writes to the bot. */
  say(person: TeamsPerson, text: string, manner?: Manner): Promise<Answered>
  /**
   * Somebody presses a button of a message: an Action.Execute, or with `asSubmit` its fallback, as old clients do. What
   * the bot answers stands in the place of the card. `data` replaces what the card has, as if edited by hand.
   */
  press(
    person: TeamsPerson,
    message: Sent,
    title: string,
    how?: Manner & { asSubmit?: boolean; data?: Record<string, unknown> },
  ): Promise<Answered>
  install(person: TeamsPerson, manner?: Manner): Promise<Answered>
  /** Removes the app: nothing can be sent any more. */
  uninstall(person: TeamsPerson, manner?: Manner): Promise<Answered>
  /** Any activity, with a good token unless another is given (null for none). */
  post(activity: AnyActivity, token?: string | null): Promise<{ status: number; body: unknown }>
  activity(person: TeamsPerson, own: AnyActivity, manner?: Manner): AnyActivity
  token(changes?: JWTPayload): Promise<string>
  forge(kind: ChannelForgery): Promise<string>
  /** Has the connector refuse what the bot asks next. */
  refuse(refused: Refused): void
}

const error = (code: string, message: string) => ({ error: { code, message } })

/** Starts a stand-in for Teams and the Bot Framework: its connector, its keys, and people who write to the bot. */
export async function startTeams({
  port,
  botId,
  verify,
  rates = documentedRates,
}: TeamsOptions): Promise<TeamsStandIn> {
  let serviceUrl = ''
  let endPoint = ''
  let refusals: (Refused & { times: number })[] = []
  const chats = makeChats(botId)
  const tokens = await channelTokens(botId, () => serviceUrl)
  const nextRefusal = () => {
    const [next] = refusals
    if (next && (next.times -= 1) <= 0) refusals = refusals.slice(1)
    return next
  }
  const simulator = await startSimulator({
    port,
    routes(app, judge) {
      openIdRoutes(app, tokens.keys)
      connectorRoutes(app, { chats, judge, rates: makeRates(rates), verify, nextRefusal })
    },
    rateLimited: error('RateLimitExceeded', 'Too many requests.'),
    down: error('ServiceUnavailable', 'Service unavailable.'),
    notFound: error('BadSyntax', 'There is nothing at this address.'),
    bodyLimit: '1mb',
  })
  serviceUrl = `${simulator.url}/teams/`

  const activity: TeamsStandIn['activity'] = (person, own, manner = {}) =>
    activityOf({ botId, serviceUrl }, chats.of(person, manner.conversationType), own, manner)
  const post: TeamsStandIn['post'] = async (body, given) => {
    const token = given === undefined ? await tokens.issue() : given
    const response = await fetch(endPoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
  }
  const exchange = async (person: TeamsPerson, own: AnyActivity, manner?: Manner): Promise<Answered> => {
    const chat = chats.of(person, manner?.conversationType)
    const before = chat.sent.length
    const answered = await post(activity(person, own, manner))
    return { ...answered, said: chat.sent.slice(before) }
  }
  return {
    ...simulator,
    openIdUrl: `${simulator.url}/v1/.well-known/openidconfiguration`,
    serviceUrl,
    botIsAt: (url) => (endPoint = url),
    chatOf: (person) => chats.of(person),
    say: (person, text, manner) => exchange(person, { type: 'message', textFormat: 'plain', text }, manner),
    async press(person, message, title, { asSubmit = false, data, ...manner } = {}) {
      const button = buttonOf(message, title)
      const written = writtenBy(button)
      if (written !== undefined)
        return exchange(person, { type: 'message', textFormat: 'plain', text: written }, manner)
      const pressed = asSubmit ? fallbackOf(button) : button
      const given = data ?? pressed.data
      const replyToId = message.id
      if (asSubmit) return exchange(person, { type: 'message', value: given, replyToId }, manner)
      const value = { action: { type: 'Action.Execute', verb: pressed.verb, data: given }, trigger: 'manual' }
      const answered = await exchange(person, { type: 'invoke', name: 'adaptiveCard/action', value, replyToId }, manner)
      showAnswer(message, answered.body)
      return answered
    },
    async install(person, manner) {
      chats.of(person).isBlocked = false
      return exchange(person, { type: 'installationUpdate', action: 'add' }, manner)
    },
    async uninstall(person, manner) {
      chats.of(person).isBlocked = true
      return exchange(person, { type: 'installationUpdate', action: 'remove' }, manner)
    },
    post,
    activity,
    token: (changes) => tokens.issue(changes),
    forge: (kind) => tokens.forge(kind),
    refuse: (refused) => refusals.push({ times: 1, ...refused }),
  }
}

function buttonOf({ card }: Sent, title: string): Button {
  const buttons = buttonsIn(card)
  const found = buttons.find((button) => button.title === title)
  if (found) return found
  throw new Error(`there is no button "${title}", only ${buttons.map((one) => String(one.title)).join(', ') || 'none'}`)
}

/** What an Action.Submit writes into the chat, where it is one of those that do. */
function writtenBy({ type, data }: Button): string | undefined {
  if (type !== 'Action.Submit') return undefined
  const { msteams } = (data ?? {}) as { msteams?: { type?: unknown; text?: unknown } }
  return msteams?.type === 'messageBack' && typeof msteams.text === 'string' ? msteams.text : undefined
}

function fallbackOf({ title, fallback }: Button): Button {
  if (typeof fallback === 'object' && fallback !== null) return fallback
  throw new Error(`"${String(title)}" has no fallback: old clients cannot press it`)
}

/** Teams puts the card that an invoke is answered with in the place of the one that was pressed. */
function showAnswer(message: Sent, body: unknown): void {
  const { type, value } = (body ?? {}) as { type?: unknown; value?: unknown }
  if (type !== 'application/vnd.microsoft.card.adaptive') return
  message.card = value as Card
  message.updates += 1
}
