import { startSimulator, type Simulator } from '../support/simulator.ts'
import { forge, type Forgery } from './forge.ts'
import { authorizeRoutes } from './routes/authorize.ts'
import { metadataRoutes } from './routes/metadata.ts'
import { tokenRoutes } from './routes/token.ts'
import { signInErrorBody } from './sign-in-error.ts'
import { personByUpn, tenantById, type SignInOptions, type SignInTenant } from './sign-in-tenant.ts'
import { makeSigningKeys } from './signing-keys.ts'
import { sign, userClaims, verifyAppToken, type AppToken, type Issuer, type UserTokenOverrides } from './tokens.ts'

export type SignIn = Simulator & {
  tenants: SignInTenant[]
  /** A new key signs from now on; the old one stays published until `retireOldKeys`. */
  rotateKeys(): Promise<void>
  retireOldKeys(): void
  /** The token that Teams would give the tab for this person. */
  issueUserToken(tenantId: string, upn: string, overrides?: UserTokenOverrides): Promise<string>
  /** A token like that, with one thing wrong. */
  forge(kind: Forgery, tenantId: string, upn: string, overrides?: UserTokenOverrides): Promise<string>
  /** What a valid app token says that is for Graph, or for the given resource; `undefined` for any other. */
  verifyAppToken(token: string, resource?: string): Promise<AppToken | undefined>
}

const busy = { status: 429, error: 'temporarily_unavailable', code: 90055, text: 'The request was throttled.' }
const down = { status: 503, error: 'temporarily_unavailable', code: 90033, text: 'A transient error has occurred.' }
const lost = { status: 404, error: 'invalid_request', code: 90014, text: 'There is nothing at this address.' }

/** Starts a stand-in for login.microsoftonline.com: tokens for apps and people of its tenants, signed with its own keys. */
export async function startSignIn(options: SignInOptions): Promise<SignIn> {
  const keys = await makeSigningKeys()
  const { tenants, apiAppId, apiUri = `api://${apiAppId}`, graphAudience = 'https://graph.microsoft.com' } = options
  let authority = ''
  const issuer = (): Issuer => ({ authority, apiAppId, apiUri, graphAudience })
  const claimsOf = (tenantId: string, upn: string, overrides?: UserTokenOverrides) => {
    const tenant = tenantById(tenants, tenantId)
    const person = tenant && personByUpn(tenant, upn)
    if (!person) throw new Error(`nobody called ${upn} in tenant ${tenantId}`)
    return userClaims(issuer(), tenant, person, overrides)
  }
  const simulator = await startSimulator({
    port: options.port,
    routes(app) {
      metadataRoutes(app, tenants, keys, () => authority)
      tokenRoutes(app, tenants, keys, issuer)
      authorizeRoutes(app, options, (tenant, person) => sign(keys.current(), userClaims(issuer(), tenant, person)))
    },
    rateLimited: signInErrorBody(busy),
    down: signInErrorBody(down),
    notFound: signInErrorBody(lost),
    isWrite: () => false,
  })
  authority = simulator.url
  return {
    ...simulator,
    tenants,
    rotateKeys: () => keys.rotate(),
    retireOldKeys: () => keys.retireOld(),
    issueUserToken: async (...who) => sign(keys.current(), claimsOf(...who)),
    forge: async (kind, ...who) => forge(kind, keys, claimsOf(...who)),
    verifyAppToken: (token, resource = graphAudience) => verifyAppToken(keys, resource, token),
  }
}
