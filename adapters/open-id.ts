import { z } from 'zod'
import { Refusal, Trouble } from '../core/errors.ts'
import type { TenantId } from '../core/ids.ts'
import { jsonOf, placeOf, send, troubleOf, type Http } from './http.ts'

const Metadata = z.object({ issuer: z.string(), jwks_uri: z.url() })

/** Reads a tenant's OpenID configuration: who issues its tokens, and where the keys are. */
export async function readOpenId(
  http: Http,
  authority: string,
  tenantId: TenantId,
): Promise<{ issuer: string; jwksUri: string }> {
  const about = 'reading the OpenID configuration'
  const url = `${authority}/${tenantId}/v2.0/.well-known/openid-configuration`
  const response = await send(http, {
    method: 'GET',
    url,
    headers: { accept: 'application/json' },
    about,
    repeatable: true,
  })
  if (response.status === 400 || response.status === 404)
    throw new Refusal('not signed in', 'The token is of a tenant that Microsoft Entra ID does not know.')
  if (!response.ok) throw troubleOf(http, response.status, about, '')
  const raw = await jsonOf(http, response, about)
  const metadata = Metadata.safeParse(raw)
  if (!metadata.success)
    throw new Trouble('unintelligible', http.system, `${about}: ${placeOf(metadata.error.issues[0], raw)}`)
  const { issuer, jwks_uri } = metadata.data
  return { issuer: issuer.replace('{tenantid}', tenantId), jwksUri: jwks_uri }
}
