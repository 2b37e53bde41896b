import { createLocalJWKSet, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import { Refusal, Trouble } from '../../core/errors.ts'
import { jsonOf, placeOf, send, troubleOf, type Http } from '../http.ts'

/** Who may send what the bot hears: the Bot Framework, to this bot. */
export type ChannelSettings = {
  /** Client id of the bot's registration: the audience. */
  id: string
  /** `https://api.botframework.com`, or the government cloud's. */
  botFramework: string
  /** The OpenID metadata of the Bot Framework. */
  openIdUrl: string
}

/** What a valid token says: the connector that it was made for, and the channels that its key may speak for. */
export type Admitted = { serviceUrl: string; endorsements: readonly string[] }

const Metadata = z.object({ jwks_uri: z.url() })
const Keys = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), kty: z.string(), endorsements: z.array(z.string()).default([]) })),
})
type Keys = z.infer<typeof Keys>
const Claims = z.object({ serviceurl: z.string() })

const clockSkewSeconds = 300
const keysLiveMs = 24 * 60 * 60_000
/** A key that is not known may be a new one: the keys are read again, but not with every forged token. */
const readAgainMs = 60_000

const notSignedIn = (why: string): Refusal => new Refusal('not signed in', `The token was not accepted: ${why}.`)

/**
 * Validates the bearer token of an activity as Microsoft documents it for the connector (signature, RS256, expiry, issuer,
 * audience, service URL); docs/decisions/0045 says why this is not left to botbuilder.
 * @throws Refusal `not signed in`, or Trouble where the keys cannot be read.
 */
export function channelTokenReader(
  http: Http,
  { id, botFramework, openIdUrl }: ChannelSettings,
): (token: string) => Promise<Admitted> {
  let kept: { keys: Keys; at: number } | undefined
  const keysFor = async (kid: string | undefined): Promise<Keys> => {
    const age = kept ? Date.now() - kept.at : Infinity
    const isKnown = kept?.keys.keys.some((key) => key.kid === kid) ?? false
    if (kept && age < keysLiveMs && (isKnown || age < readAgainMs)) return kept.keys
    kept = { keys: await readKeys(http, openIdUrl), at: Date.now() }
    return kept.keys
  }
  return async (token) => {
    const keys = await keysFor(kidIn(token))
    try {
      const local = createLocalJWKSet(keys)
      const { payload, protectedHeader } = await jwtVerify(token, local, {
        algorithms: ['RS256'],
        audience: id,
        issuer: botFramework,
        clockTolerance: clockSkewSeconds,
        requiredClaims: ['exp', 'iss', 'aud'],
      })
      const claims = Claims.safeParse(payload)
      if (!claims.success) throw notSignedIn('it names no service URL')
      const key = keys.keys.find(({ kid }) => kid === protectedHeader.kid)
      return { serviceUrl: claims.data.serviceurl, endorsements: key?.endorsements ?? [] }
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error
      throw notSignedIn(error.code === 'ERR_JWT_EXPIRED' ? 'it has expired' : 'it is not valid')
    }
  }
}

/** Which key signed it, as the token says; before anything of it is believed. */
function kidIn(token: string): string | undefined {
  try {
    const header = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8')
    return z.object({ kid: z.string() }).safeParse(JSON.parse(header)).data?.kid
  } catch {
    // Not a token at all: told when it is verified.
    return undefined
  }
}

async function readKeys(http: Http, openIdUrl: string): Promise<Keys> {
  const { jwks_uri } = await readJson(http, openIdUrl, Metadata, 'reading the OpenID metadata of the Bot Framework')
  return readJson(http, jwks_uri, Keys, 'reading the signing keys of the Bot Framework')
}

async function readJson<T>(http: Http, url: string, shape: z.ZodType<T>, about: string): Promise<T> {
  const headers = { accept: 'application/json' }
  const response = await send(http, { method: 'GET', url, headers, about, repeatable: true })
  if (!response.ok) throw troubleOf(http, response.status, about, '')
  const raw = await jsonOf(http, response, about)
  const parsed = shape.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new Trouble('unintelligible', http.system, `${about}: ${placeOf(parsed.error.issues[0], raw)}`)
}
