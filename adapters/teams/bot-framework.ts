import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  StatusCodes,
  TeamsActivityHandler,
  TeamsInfo,
  type Activity as LibraryActivity,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type ConversationReference,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder'
import { ClaimsIdentity, ServiceClientCredentialsFactory, type ConnectorClientOptions } from 'botframework-connector'
import { ConversationGone, type Hearing, type Place, type Teams, type TeamsMessage } from '../../core/ports/teams.ts'
import { languageOf, placeOf, type Activity } from './activity.ts'

/** How Teams' connector is asked, and how a request to it is signed. */
export type Connection = {
  /** Client id of the bot's registration. */
  id: string
  channelService: string
  /** The resource that the bot's tokens are for. */
  botFramework: string
  /** What the Authorization header of a request to that address is. */
  authorization: (url: string) => Promise<string>
  /** Sends what botbuilder asks for; throws `Trouble` or `ConversationGone` for what is no success. */
  httpClient: NonNullable<ConnectorClientOptions['httpClient']>
}

/** What is answered over HTTP. */
export type Reply = { status: number; body?: unknown }

export type BotFramework = {
  teams: Teams
  /** Has an activity heard whose token was validated. */
  hear(activity: Activity, hearing: Hearing): Promise<Reply>
}

/** All of botbuilder: nothing else knows it, so that a successor is this file's work. */
export function openBotFramework({
  id,
  channelService,
  botFramework,
  authorization,
  httpClient,
}: Connection): BotFramework {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    { MicrosoftAppId: id, ChannelService: channelService },
    new Credentials(id, authorization),
    undefined,
    undefined,
    { httpClient },
  )
  const identity = () => new ClaimsIdentity([{ type: 'aud', value: id }], true)
  const adapter = new Adapter(authentication)

  /** Does something in a chat without having been spoken to. Without `onTurnError` what is thrown comes out again. */
  const inChat = async <T>(place: Place, work: (context: TurnContext) => Promise<T>): Promise<T> => {
    let outcome: { done: T } | undefined
    await adapter.continueConversationAsync(id, referenceTo(place), async (context) => {
      outcome = { done: await work(context) }
    })
    if (!outcome) throw new Error('botbuilder has not called back')
    return outcome.done
  }
  return {
    teams: {
      send: (place, message) =>
        inChat(place, async (context) => ({ activityId: (await context.sendActivity(activityOf(message)))?.id ?? '' })),
      update: (place, activityId, message) =>
        inChat(place, async (context) => {
          await context.updateActivity({ ...activityOf(message), id: activityId })
        }),
      emailOf: (place) => inChat(place, (context) => emailIn(context, place)),
    },
    async hear(activity, hearing) {
      const handler = new Handler(hearing)
      try {
        const answered = await adapter.hear(identity(), botFramework, activity, (context) => handler.run(context))
        return answered ? { status: answered.status, body: answered.body as unknown } : { status: 200 }
      } catch (error) {
        // Who asked has removed the app meanwhile: it was heard, and there is nobody left to answer.
        if (error instanceof ConversationGone) return { status: 200 }
        throw error
      }
    },
  }
}

/** Signs with tokens of ours, instead of those that the library would fetch by a way of its own (docs/decisions/0045). */
class Credentials extends ServiceClientCredentialsFactory {
  private readonly id: string
  private readonly authorization: Connection['authorization']

  constructor(id: string, authorization: Connection['authorization']) {
    super()
    this.id = id
    this.authorization = authorization
  }

  isValidAppId(appId: string) {
    return Promise.resolve(appId === this.id)
  }

  isAuthenticationDisabled() {
    return Promise.resolve(false)
  }

  createCredentials() {
    const { authorization } = this
    return Promise.resolve({
      async signRequest(request: Parameters<Connection['httpClient']['sendRequest']>[0]) {
        request.headers.set('authorization', await authorization(request.url))
        return request
      },
    })
  }
}

class Adapter extends CloudAdapter {
  /** What `process` does behind its own validation of tokens: ours was before. */
  hear(
    claimsIdentity: ClaimsIdentity,
    audience: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity)
    return this.processActivity(
      { audience, callerId: '', claimsIdentity, connectorFactory },
      structuredClone(activity) as unknown as LibraryActivity,
      logic,
    )
  }
}

/** Tells an activity by its kind, and answers in the form of that kind. */
class Handler extends TeamsActivityHandler {
  private readonly hearing: Hearing

  constructor(hearing: Hearing) {
    super()
    this.hearing = hearing
    this.onMessage(async (context) => {
      const { from, activity } = heardIn(context)
      if (!from) return say(context, hearing.elsewhere(languageOf(activity)))
      const press = pressIn(activity.value)
      // Clients that do not know Action.Execute send its fallback, Action.Submit, as a message with a value.
      if (press) return this.answerSubmit(context, from, press)
      return say(context, await hearing.said(from, activity.text ?? ''))
    })
    this.onInstallationUpdateAdd(async (context) => {
      const { from, activity } = heardIn(context)
      if (from && activity.action === 'add') await say(context, await hearing.installed(from))
    })
    this.onInstallationUpdateRemove(async (context) => {
      const { from, activity } = heardIn(context)
      if (from && activity.action === 'remove') await hearing.removed(from)
    })
  }

  override async onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const { from, activity } = heardIn(context)
    const [elsewhere] = from ? [] : this.hearing.elsewhere(languageOf(activity))
    if (!from) return answerInvoke(elsewhere ?? { text: '' })
    const data = asRecord(action.data)
    return answerInvoke(
      await this.hearing.pressed({ from, verb: action.verb, data, activityId: activity.replyToId ?? undefined }),
    )
  }

  private async answerSubmit(
    context: TurnContext,
    from: Place,
    press: { verb: string; data: Record<string, unknown> },
  ) {
    const activityId = context.activity.replyToId
    const answer = await this.hearing.pressed({ from, ...press, activityId })
    if (answer.card && activityId) await context.updateActivity({ ...activityOf(answer), id: activityId })
    else await say(context, [answer])
  }
}

function heardIn(context: TurnContext): { from: Place | undefined; activity: Activity } {
  const activity = context.activity as unknown as Activity
  return { from: placeOf(activity), activity }
}

async function emailIn(context: TurnContext, { userAccount }: Place): Promise<string> {
  const { email, userPrincipalName } = await TeamsInfo.getMember(context, userAccount)
  return email || userPrincipalName || ''
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...(value as Record<string, unknown>) } : {}

function pressIn(value: unknown): { verb: string; data: Record<string, unknown> } | undefined {
  const data = asRecord(value)
  return typeof data.verb === 'string' ? { verb: data.verb, data } : undefined
}

async function say(context: TurnContext, messages: TeamsMessage[]): Promise<void> {
  for (const message of messages) await context.sendActivity(activityOf(message))
}

const answerInvoke = ({ text, card }: TeamsMessage): AdaptiveCardInvokeResponse =>
  card
    ? { statusCode: StatusCodes.OK, type: 'application/vnd.microsoft.card.adaptive', value: { ...card } }
    : {
        statusCode: StatusCodes.OK,
        type: 'application/vnd.microsoft.activity.message',
        value: text as unknown as Record<string, unknown>,
      }

/** With a card the text is what the notification shows; Teams would show it above the card if it were the message's. */
function activityOf({ text, card }: TeamsMessage): Partial<LibraryActivity> {
  if (!card) return MessageFactory.text(text)
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), summary: text }
}

function referenceTo(place: Place): Partial<ConversationReference> {
  const { serviceUrl, conversationId, tenantId, botAccount, userAccount, name, language, id } = place
  return {
    channelId: 'msteams',
    serviceUrl,
    locale: language,
    bot: { id: botAccount, name: 'Assigner' },
    user: { id: userAccount, name, aadObjectId: id },
    conversation: { id: conversationId, tenantId, conversationType: 'personal', isGroup: false, name: '' },
  }
}
