import type { ClientSettings } from '../core/contract/answers.ts'

/** Entra ID's name for the tenant of whoever signs in. */
export const anyOrganization = 'organizations'

/** What the sign-in page has put behind the `#` of the address. */
export type FragmentAnswer =
  { kind: 'none' } | { kind: 'token'; token: string; seconds: number } | { kind: 'refused'; because: string }

/**
 * Reads the answer of the sign-in page (OAuth 2.0, implicit grant).
 * @param expectedState what was sent along; an answer with another one was not asked for by this page.
 */
export function readFragment(hash: string, expectedState: string | undefined): FragmentAnswer {
  const answer = new URLSearchParams(hash.replace(/^#/, ''))
  const [token, error] = [answer.get('access_token'), answer.get('error')]
  if (token === null && error === null) return { kind: 'none' }
  if (error !== null) return { kind: 'refused', because: answer.get('error_description') ?? error }
  if (!token || expectedState === undefined || answer.get('state') !== expectedState)
    return { kind: 'refused', because: 'The answer does not belong to this page.' }
  return { kind: 'token', token, seconds: Number(answer.get('expires_in') ?? '') || 3600 }
}

/** The one permission that the tab asks for: to know who somebody is. */
export const scopeOf = ({ hostname }: { hostname: string }, clientId: string): string =>
  `api://${hostname}/${clientId}/access_as_user`

/**
 * The address at which an administrator consents for a whole organization: to be passed on.
 * @param tenantId the organization; where it is not known, that of whoever opens the link. An app registration for a
 * single tenant can be asked for by its tenant alone.
 */
export function adminConsentAddress(
  { authority, clientId }: Pick<ClientSettings, 'authority' | 'clientId'>,
  { origin }: { origin: string },
  tenantId = anyOrganization,
): string {
  const query = new URLSearchParams({ client_id: clientId, redirect_uri: `${origin}/tab/consent.html` })
  return `${authority}/${tenantId}/adminconsent?${query}`
}

/** The address of the sign-in page. */
export function authorizeAddress(
  authorizeUrl: string,
  clientId: string,
  { origin, hostname }: { origin: string; hostname: string },
  state: string,
): string {
  const url = new URL(authorizeUrl)
  const query = {
    client_id: clientId,
    response_type: 'token',
    redirect_uri: `${origin}/tab/`,
    scope: scopeOf({ hostname }, clientId),
    state,
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}
