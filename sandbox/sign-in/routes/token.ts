import type { Express, Request, Response } from 'express'
import * as problem from '../sign-in-error.ts'
import { isAnyTenant, tenantById, type RegisteredApp, type SignInTenant } from '../sign-in-tenant.ts'
import type { SigningKeys } from '../signing-keys.ts'
import { appClaims, appTokenSeconds, sign, type Issuer } from '../tokens.ts'

type Form = Record<string, string | undefined>
type Verdict = { granted: { tenant: SignInTenant; client: RegisteredApp } } | { refused: problem.SignInError }

/** The token end point: client credentials of an app, for Graph. */
export function tokenRoutes(app: Express, tenants: SignInTenant[], keys: SigningKeys, issuer: () => Issuer): void {
  app.post('/:tenant/oauth2/v2.0/token', async (req: Request<{ tenant: string }>, res: Response) => {
    const expired = res.locals.fault !== undefined
    const verdict = check(tenants, req.params.tenant, formOf(req), issuer().graphAudience, expired)
    if ('refused' in verdict) {
      problem.refuse(res, verdict.refused)
      return
    }
    const { tenant, client } = verdict.granted
    const token = await sign(keys.current(), appClaims(issuer(), tenant, client))
    res.set({ 'Cache-Control': 'no-store, no-cache', Pragma: 'no-cache' })
    res.json({
      token_type: 'Bearer',
      expires_in: appTokenSeconds,
      ext_expires_in: appTokenSeconds,
      access_token: token,
    })
  })
}

/** Only a form counts: a JSON body is no token request. */
function formOf(req: Request<{ tenant: string }>): Form {
  if (!req.is('application/x-www-form-urlencoded')) return {}
  const fields = Object.entries(req.body as Record<string, unknown>)
  return Object.fromEntries(fields.filter((f): f is [string, string] => typeof f[1] === 'string'))
}

/** Whether a form earns a token; `expired` makes a good secret count as expired. */
function check(tenants: SignInTenant[], name: string, form: Form, audience: string, expired: boolean): Verdict {
  const refused = (reason: problem.SignInError) => ({ refused: reason })
  if (isAnyTenant(name)) return refused(problem.noTenantNamed)
  const tenant = tenantById(tenants, name)
  if (!tenant) return refused(problem.unknownTenant(name))

  const { grant_type: grant, client_id: clientId, client_secret: secret, scope } = form
  if (!grant) return refused(problem.missingParameter('grant_type'))
  if (grant !== 'client_credentials') return refused(problem.unsupportedGrant(grant))
  if (!clientId) return refused(problem.missingParameter('client_id'))
  if (!scope) return refused(problem.missingParameter('scope'))
  if (!scope.endsWith('/.default')) return refused(problem.wrongScope(scope))

  const client = tenant.apps.find((a) => a.clientId.toLowerCase() === clientId.toLowerCase())
  if (!client) return refused(problem.unknownApp(clientId, tenant))
  if (!secret) return refused(problem.missingSecret)
  if (secret !== client.secret) return refused(problem.wrongSecret(clientId))
  if (client.expired || expired) return refused(problem.expiredSecret(clientId))

  const resource = scope.slice(0, -'/.default'.length)
  if (resource !== (client.resource ?? audience)) return refused(problem.unknownResource(resource, tenant))
  return { granted: { tenant, client } }
}
