import type { Express } from 'express'
import { refuse, unknownTenant } from '../sign-in-error.ts'
import { isAnyTenant, tenantById, type SignInTenant } from '../sign-in-tenant.ts'
import type { SigningKeys } from '../signing-keys.ts'

/** Discovery: where the issuer's end points and keys are. */
export function metadataRoutes(
  app: Express,
  tenants: SignInTenant[],
  keys: SigningKeys,
  authority: () => string,
): void {
  const known = (name: string) => isAnyTenant(name) || tenantById(tenants, name) !== undefined
  // Whoever reads the metadata of `common` must put the token's own tenant id in the place of {tenantid}.
  const issuerOf = (name: string) => `${authority()}/${isAnyTenant(name) ? '{tenantid}' : name.toLowerCase()}/v2.0`

  app.get('/:tenant/v2.0/.well-known/openid-configuration', (req, res) => {
    const name = req.params.tenant
    if (!known(name)) {
      refuse(res, unknownTenant(name))
      return
    }
    const base = `${authority()}/${name}`
    res.json({
      issuer: issuerOf(name),
      jwks_uri: `${base}/discovery/v2.0/keys`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      response_modes_supported: ['fragment'],
      response_types_supported: ['token', 'code'],
      scopes_supported: ['openid', 'profile'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'name', 'oid', 'tid', 'ver', 'preferred_username'],
    })
  })

  app.get('/:tenant/discovery/v2.0/keys', (req, res) => {
    const name = req.params.tenant
    if (!known(name)) {
      refuse(res, unknownTenant(name))
      return
    }
    res.json({ keys: keys.published().map(({ jwk }) => ({ ...jwk, issuer: issuerOf(name) })) })
  })
}
