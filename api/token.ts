import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { SignedIn } from '../actions/actor.ts'
import { roles, type Role } from '../core/access.ts'
import { Refusal, Trouble } from '../core/errors.ts'
import { TenantId } from '../core/ids.ts'
import { consentsForAll, situationRefusal } from '../core/sign-in-situations.ts'

/** What a token must say. `openId` reads a tenant's OpenID configuration from the authority. */
export type TokenSettings = {
  authority: string
  appId: string
  /** Where the tab is served: the host in `api://{host}/{appId}`. */
  publicHost: string
  openId: (tenantId: TenantId) => Promise<{ issuer: string; jwksUri: string }>
}

/** Teams and Microsoft 365 clients that may ask for a token on the user's behalf, and the app's own sign-in page. */
const teamsClients = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  '4765445b-32c6-49b0-83e6-1d93765276ca',
  '0ec893e0-5785-4de6-99da-4ed124e5296c',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
  '27922004-5251-4030-b22d-91ecd9a37ea4',
]

const clockSkewSeconds = 60

/** Role template of Global Administrator, among a token's `wids` (an optional claim of the app registration). */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'

const Claims = z.object({
  ver: z.enum(['1.0', '2.0']),
  iss: z.string(),
  tid: TenantId,
  oid: z.guid(),
  scp: z.string(),
  azp: z.string().optional(),
  appid: z.string().optional(),
  idtyp: z.string().optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  upn: z.string().optional(),
  roles: z.array(z.string()).optional(),
  wids: z.array(z.string()).default([]),
})

const notSignedIn = (why: string): Refusal => new Refusal('not signed in', `The token was not accepted: ${why}.`)

/**
 * Validates the bearer token of a Teams user as Microsoft's documentation lists: algorithm, signature, expiry,
 * audience, issuer rebuilt from the tenant id and compared exactly, scope, the asking client, and that it is a person's.
 * @returns who acts. @throws Refusal `not signed in`.
 */
export function tokenReader(settings: TokenSettings): (token: string) => Promise<SignedIn> {
  const { appId, publicHost, authority } = settings
  const audience = [appId, `api://${appId}`, `api://${publicHost}/${appId}`, `api://${publicHost}/botid-${appId}`]
  const clients = new Set([...teamsClients, appId])
  const keys = new LRUCache<TenantId, { issuer: string; key: JWTVerifyGetKey }>({ max: 1_000, ttl: 24 * 60 * 60_000 })

  const keysOf = async (tenantId: TenantId) => {
    const kept = keys.get(tenantId)
    if (kept) return kept
    const { issuer, jwksUri } = await settings.openId(tenantId)
    const fresh = { issuer, key: createRemoteJWKSet(new URL(jwksUri), { cooldownDuration: 5_000 }) }
    keys.set(tenantId, fresh)
    return fresh
  }

  return async (token) => {
    const tenantId = tenantIn(token)
    const { issuer, key } = await keysOf(tenantId)
    const payload = await verified(token, key, audience)
    const claims = Claims.safeParse(payload)
    if (!claims.success)
      throw notSignedIn(`its claim ${String(claims.error.issues[0]?.path[0] ?? '')} is missing or of another form`)
    const { ver, iss, tid, scp, azp, appid, idtyp, wids } = claims.data
    const expected = ver === '2.0' ? [`${authority}/${tid}/v2.0`, issuer] : [`https://sts.windows.net/${tid}/`]
    if (!expected.includes(iss)) throw notSignedIn('it was issued by somebody else')
    if (idtyp === 'app') throw notSignedIn('it is an app’s token, not a person’s')
    if (!scp.split(' ').includes('access_as_user'))
      throw situationRefusal(consentsForAll(wids) ? 'organization consent required' : 'consent required')
    if (!clients.has(((ver === '2.0' ? azp : appid) ?? '').toLowerCase()))
      throw notSignedIn('it was asked for by a client that is not allowed')
    return personOf(claims.data)
  }
}

function personOf({ tid, oid, name, preferred_username, upn, roles: given, wids }: z.infer<typeof Claims>): SignedIn {
  const email = preferred_username ?? upn ?? ''
  return {
    tenantId: tid,
    userId: oid.toLowerCase(),
    name: name ?? email,
    email,
    appRoles: roles.filter((role): role is Role => given?.includes(role) ?? false),
    isGlobalAdministrator: wids.includes(globalAdministrator),
  }
}

/** The tenant that a token claims to be of, before anything is believed: it decides whose keys are read. */
function tenantIn(token: string): TenantId {
  try {
    const [, body = ''] = token.split('.')
    const claims = z.object({ tid: TenantId }).safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
    if (claims.success) return claims.data.tid
  } catch {
    // Not a token at all: told below.
  }
  throw notSignedIn('it is no token of Microsoft Entra ID')
}

/** Errors that are about reading the keys, not about the token: signing in again would not help. */
const keyTrouble = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID'])

async function verified(token: string, key: JWTVerifyGetKey, audience: string[]): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      audience,
      clockTolerance: clockSkewSeconds,
      requiredClaims: ['exp', 'iss', 'aud'],
    })
    return payload
  } catch (error) {
    if (!(error instanceof errors.JOSEError) || keyTrouble.has(error.code))
      throw new Trouble('unreachable', 'sign-in', 'the signing keys of Microsoft Entra ID cannot be read', {
        cause: error,
      })
    throw notSignedIn(error.code === 'ERR_JWT_EXPIRED' ? 'it has expired' : 'it is not valid')
  }
}
