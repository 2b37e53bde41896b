import type { JWTPayload } from 'jose'
import { makeSigningKey, makeSigningKeys, type SigningKeys } from '../sign-in/signing-keys.ts'
import { sign } from '../sign-in/tokens.ts'

/** Who signs what the connector sends; the same words in every commercial tenant. */
export const issuer = 'https://api.botframework.com'

/** A way in which the token of an activity can be wrong; each must be refused by the bot. */
export const channelForgeries = [
  'another key',
  'unknown kid',
  'expired',
  'not yet valid',
  'another audience',
  'another issuer',
  'without service URL',
  'for another service URL',
  'alg none',
] as const
export type ChannelForgery = (typeof channelForgeries)[number]

export type ChannelTokens = {
  keys: SigningKeys
  /** The token that comes with an activity; claims can be changed, or left out as `undefined`. */
  issue(changes?: JWTPayload): Promise<string>
  /** A token like that, with one thing wrong. */
  forge(kind: ChannelForgery): Promise<string>
}

const seconds = () => Math.floor(Date.now() / 1000)
const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The connector's tokens: for one bot, and for the service URL that the bot is to answer at. */
export async function channelTokens(botId: string, serviceUrl: () => string): Promise<ChannelTokens> {
  const keys = await makeSigningKeys()
  const claims = (changes: JWTPayload = {}): JWTPayload => {
    const at = seconds()
    return { iss: issuer, aud: botId, serviceurl: serviceUrl(), nbf: at - 300, exp: at + 3_600, ...changes }
  }
  const issue = (changes?: JWTPayload) => sign(keys.current(), claims(changes))
  return { keys, issue, forge: (kind) => forged(kind, keys, claims()) }
}

async function forged(kind: ChannelForgery, keys: SigningKeys, good: JWTPayload): Promise<string> {
  const key = keys.current()
  const signed = (changes: JWTPayload) => sign(key, { ...good, ...changes })
  switch (kind) {
    case 'another key':
      return sign({ ...(await makeSigningKey()), kid: key.kid }, good)
    case 'unknown kid':
      return sign(await makeSigningKey(), good)
    case 'expired':
      return signed({ nbf: seconds() - 7_200, exp: seconds() - 3_600 })
    case 'not yet valid':
      return signed({ nbf: seconds() + 3_600, exp: seconds() + 7_200 })
    case 'another audience':
      return signed({ aud: '0badf00d-0000-4000-8000-000000000000' })
    case 'another issuer':
      return signed({ iss: 'https://sts.windows.net/0badf00d-0000-4000-8000-000000000000/' })
    case 'without service URL':
      return signed({ serviceurl: undefined })
    case 'for another service URL':
      return signed({ serviceurl: 'https://smba.trafficmanager.net/emea/' })
    case 'alg none':
      return `${text({ typ: 'JWT', alg: 'none', kid: key.kid })}.${text(good)}.`
  }
}
