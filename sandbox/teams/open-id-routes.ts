import type { Express } from 'express'
import type { SigningKeys } from '../sign-in/signing-keys.ts'
import { issuer } from './channel-tokens.ts'

/** Where the Bot Framework publishes its keys; each says for which channels it may speak. */
export function openIdRoutes(app: Express, keys: SigningKeys): void {
  app.get('/v1/.well-known/openidconfiguration', (req, res) => {
    res.json({
      issuer,
      authorization_endpoint: 'https://invalid.botframework.com',
      jwks_uri: `http://${req.get('host') ?? ''}/v1/.well-known/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    })
  })
  app.get('/v1/.well-known/keys', (_req, res) => {
    res.json({
      keys: keys.published().map(({ jwk }) => ({ ...jwk, x5t: jwk.kid, endorsements: ['msteams', 'webchat'] })),
    })
  })
}
