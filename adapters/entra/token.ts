import { decodeJwt, errors } from 'jose'
import { z } from 'zod'
import { Trouble } from '../../core/errors.ts'
import { jsonOf, send, troubleOf, type Http } from '../http.ts'

/** The customer's app registration, and where it signs in. */
export type AppRegistration = {
  authority: string
  tenantId: string
  clientId: string
  clientSecret: string
  scope: string
}

const Token = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() })
const SignInError = z.object({ error: z.string(), error_description: z.string().nullish() })

/** A token is not used in its last five minutes. */
const marginMs = 5 * 60_000

/** Fetches and keeps the app's token (client credentials); one request at a time, whoever asks. */
export function tokenSource(http: Http, app: AppRegistration): { token(): Promise<string>; forget(): void } {
  let kept: { token: string; until: number } | undefined
  let asking: Promise<string> | undefined
  return {
    forget: () => (kept = undefined),
    async token() {
      if (kept && kept.until > Date.now()) return kept.token
      asking ??= fetchToken(http, app)
        .then(({ token, seconds }) => {
          kept = { token, until: Date.now() + seconds * 1000 - marginMs }
          return token
        })
        .finally(() => (asking = undefined))
      return asking
    },
  }
}

async function fetchToken(http: Http, app: AppRegistration): Promise<{ token: string; seconds: number }> {
  const about = 'signing in to Entra ID as the app registration'
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    scope: app.scope,
  })
  const response = await send(http, {
    method: 'POST',
    url: `${app.authority}/${app.tenantId}/oauth2/v2.0/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: body.toString(),
    about,
    repeatable: true,
  })
  if (!response.ok) throw await refusal(http, response, about)
  const token = Token.safeParse(await jsonOf(http, response, about))
  if (!token.success) throw new Trouble('unintelligible', http.system, `${about}: found no access_token in the answer`)
  return { token: token.data.access_token, seconds: token.data.expires_in }
}

/** The application permissions in an app's own token. It is not verified: it was asked for over TLS, and is only told. */
export function permissionsIn(token: string): string[] {
  try {
    const roles = z.array(z.string()).safeParse(decodeJwt(token).roles)
    return roles.success ? roles.data : []
  } catch (error) {
    // Microsoft may change how a token looks to anybody but Graph.
    if (error instanceof errors.JWTInvalid)
      throw new Trouble('unintelligible', 'Entra ID', 'the permissions of the app registration cannot be read', {
        cause: error,
      })
    throw error
  }
}

/** What to do about the sign-in errors that administrators meet. */
const advice: Record<string, string> = {
  AADSTS7000215: 'the client secret is wrong: enter the secret value (not the secret id) in Settings',
  AADSTS7000222: 'the client secret has expired: create a new one and enter its value in Settings',
  AADSTS700016: 'the client id is not known in this tenant: check the Client Id in Settings',
  AADSTS90002: 'the tenant is not known to Entra ID',
}

async function refusal(http: Http, response: Response, about: string): Promise<Trouble> {
  if (response.status >= 500 || response.status === 429) return troubleOf(http, response.status, about, '')
  const error = SignInError.safeParse(await jsonOf(http, response, about))
  const words = error.success ? (error.data.error_description ?? error.data.error) : ''
  const code = /AADSTS\d+/.exec(words)?.[0]
  const known = code ? advice[code] : undefined
  const text = known ?? (words.split(/[\r\n]/)[0] || `answered ${response.status}`)
  return new Trouble('refused', http.system, `${about}: ${text}${code && known ? ` (${code})` : ''}`, { code })
}
