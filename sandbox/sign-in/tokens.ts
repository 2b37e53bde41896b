import { createHash, randomBytes } from 'node:crypto'
import { createLocalJWKSet, jwtVerify, SignJWT, type JWTPayload } from 'jose'
import type { Person, RegisteredApp, SignInTenant } from './sign-in-tenant.ts'
import type { SigningKey, SigningKeys } from './signing-keys.ts'

/** Client id of Teams on desktop and mobile, which asks for the tab's tokens. */
export const teamsDesktop = '1fec8e78-bce4-4aaf-ab1b-5451cc387264'
/** Role template ids that appear as `wids`: Global Administrator, and what every member of a tenant has. */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'
const member = 'b79fbf4d-3ef9-4689-8143-76b194e85509'

/** Life of an app's token in seconds, as Entra answers it. */
export const appTokenSeconds = 3599
const userTokenSeconds = 3600

/** Any claim, to change it (or, as `undefined`, to leave it out), and the token's form. */
export type UserTokenOverrides = { version?: '1.0' | '2.0' } & Record<string, unknown>

export type Issuer = { authority: string; apiAppId: string; apiUri: string; graphAudience: string }

const now = () => Math.floor(Date.now() / 1000)
const pairwise = (...parts: string[]) => createHash('sha256').update(parts.join(' ')).digest('base64url')

/** Signs claims as they are, RS256. */
export function sign(key: SigningKey, claims: JWTPayload): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: key.kid }).sign(key.privateKey)
}

/** What the tab's token says of a person: v2 by default, v1 as apps get it that did not ask for v2. */
export function userClaims(
  issuer: Issuer,
  tenant: SignInTenant,
  person: Person,
  overrides: UserTokenOverrides = {},
): JWTPayload {
  const { version = '2.0', ...changed } = overrides
  const at = now()
  const common = {
    iat: at,
    nbf: at,
    exp: at + userTokenSeconds,
    name: person.name,
    oid: person.oid,
    ...(person.appRoles.length > 0 ? { roles: person.appRoles } : {}),
    scp: 'access_as_user',
    sub: pairwise(person.oid, issuer.apiAppId),
    tid: tenant.tenantId,
    uti: randomBytes(16).toString('base64url'),
    ver: version,
    wids: person.globalAdministrator ? [globalAdministrator, member] : [member],
  }
  if (version === '2.0') {
    const iss = `${issuer.authority}/${tenant.tenantId}/v2.0`
    const own = { iss, aud: issuer.apiAppId, azp: teamsDesktop, azpacr: '0', preferred_username: person.upn }
    return { ...common, ...own, ...changed }
  }
  const iss = `https://sts.windows.net/${tenant.tenantId}/`
  const own = { iss, aud: issuer.apiUri, appid: teamsDesktop, appidacr: '0', upn: person.upn, unique_name: person.upn }
  return { ...common, ...own, ...changed }
}

/** What Graph is told of an app: no person, its consented permissions as `roles`, none at all without consent. */
export function appClaims(issuer: Issuer, tenant: SignInTenant, app: RegisteredApp): JWTPayload {
  const at = now()
  const principal = pairwise(tenant.tenantId, app.clientId).slice(0, 36)
  return {
    aud: app.resource ?? issuer.graphAudience,
    iss: `https://sts.windows.net/${tenant.tenantId}/`,
    iat: at,
    nbf: at,
    exp: at + appTokenSeconds,
    appid: app.clientId,
    appidacr: '1',
    idtyp: 'app',
    oid: principal,
    sub: principal,
    ...(app.roles.length > 0 ? { roles: app.roles } : {}),
    tid: tenant.tenantId,
    uti: randomBytes(16).toString('base64url'),
    ver: '1.0',
  }
}

export type AppToken = { tid: string; appid: string; roles: string[] }

/** What a valid app token for a resource says; `undefined` for any other text. */
export async function verifyAppToken(
  keys: SigningKeys,
  audience: string,
  token: string,
): Promise<AppToken | undefined> {
  const known = createLocalJWKSet({ keys: keys.published().map((k) => k.jwk) })
  try {
    const { payload } = await jwtVerify(token, known, { algorithms: ['RS256'], audience })
    const { tid, appid, idtyp, roles } = payload
    if (typeof tid !== 'string' || typeof appid !== 'string' || idtyp !== 'app') return undefined
    return { tid, appid, roles: Array.isArray(roles) ? roles.filter((r) => typeof r === 'string') : [] }
  } catch {
    // Every way of being wrong has one answer here, as at Graph: 401.
    return undefined
  }
}
