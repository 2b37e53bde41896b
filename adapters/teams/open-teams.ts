import { Refusal, Trouble } from '../../core/errors.ts'
import type { Hearing, Place, Teams } from '../../core/ports/teams.ts'
import { tokenSource } from '../entra/token.ts'
import { hasty, type Http } from '../http.ts'
import { placeOf, readActivity } from './activity.ts'
import { openBotFramework, type Reply } from './bot-framework.ts'
import { channelTokenReader, type Admitted, type ChannelSettings } from './channel-token.ts'
import { connectorClient } from './connector.ts'
import { isTrusted } from './service-urls.ts'

/** The bot's registration, and where its connector is. */
export type BotSettings = ChannelSettings & {
  secret: string
  tenantId: string
  channelService: string
  isSandbox: boolean
  isPlayground: boolean
}

/** An activity that somebody sent: who it was (undefined outside a personal chat), and the answer to it. */
type HeardActivity = { from: Place | undefined; answer: (hearing: Hearing) => Promise<Reply> }

export type TeamsChannel = {
  teams: Teams
  /**
   * Validates what came with an activity. @param isFromThisMachine of the request; nobody else comes in without a token.
   * @returns what reads the activity; that throws Refusal `invalid`, and `not allowed` where it is not what the token is for.
   */
  admit(token: string | undefined, isFromThisMachine: boolean): Promise<(body: unknown) => HeardActivity>
}

/** Opens the way to Teams and from it. @param http how its connector and the sign-in are asked. */
export function openTeams(
  http: (system: 'Teams' | 'sign-in') => Http,
  authority: string,
  bot: BotSettings,
): TeamsChannel {
  const signIn = hasty(http('sign-in'))
  const tokens = tokenSource(signIn, {
    authority,
    tenantId: bot.tenantId,
    clientId: bot.id,
    clientSecret: bot.secret,
    scope: `${bot.botFramework}/.default`,
  })
  const framework = openBotFramework({
    id: bot.id,
    channelService: bot.channelService,
    botFramework: bot.botFramework,
    httpClient: connectorClient(hasty(http('Teams')), () => tokens.forget()),
    async authorization(url) {
      mustBeTrusted(url, bot)
      return `Bearer ${await tokens.token()}`
    },
  })
  const readToken = channelTokenReader(signIn, bot)
  return {
    teams: framework.teams,
    async admit(token, isFromThisMachine) {
      const isUnsigned = token === undefined && bot.isPlayground && isFromThisMachine
      if (token === undefined && !isUnsigned)
        throw new Refusal('not signed in', 'The request carries no token of the Bot Framework.')
      const admitted = token === undefined ? undefined : await readToken(token)
      return (body) => {
        const activity = readActivity(body)
        if (admitted) mustBeMeant(activity, admitted)
        if (!isTrusted(activity.serviceUrl, bot))
          throw new Refusal('not allowed', 'The service URL of the activity is none of Microsoft’s.')
        return { from: placeOf(activity), answer: (hearing) => framework.hear(activity, hearing) }
      }
    },
  }
}

/** The bot's token is sent to no other host, whatever an activity or a stored conversation says. */
function mustBeTrusted(url: string, bot: BotSettings): void {
  if (!isTrusted(url, bot)) throw new Trouble('refused', 'Teams', 'the service URL of the chat is none of Microsoft’s')
}

function mustBeMeant({ serviceUrl, channelId }: { serviceUrl: string; channelId: string }, admitted: Admitted): void {
  if (admitted.serviceUrl !== serviceUrl)
    throw new Refusal('not allowed', 'The token is for another service URL than the activity.')
  if (admitted.endorsements.length > 0 && !admitted.endorsements.includes(channelId))
    throw new Refusal('not allowed', 'The token’s key may not speak for the channel of the activity.')
}
