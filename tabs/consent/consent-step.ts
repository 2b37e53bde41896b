import type { ClientSettings } from '../../core/contract/answers.ts'
import { anyOrganization, scopeOf } from '../authorize.ts'

/** What the page of the consent window does next. */
export type ConsentStep =
  | { kind: 'ask'; address: string }
  | { kind: 'given' }
  /** In the words of the sign-in page: its AADSTS code tells the situation. */
  | { kind: 'refused'; because: string }

/**
 * Reads the address of the consent window.
 * @param location of the window: opened by us with `?loginHint=`, or come back from the sign-in page with an answer
 * behind `#`.
 * @param kept the state that was sent along, if the window has been at the sign-in page.
 * @param state the one to send along now.
 * @param tenantId of the person, where Teams has said it: an app registration for a single tenant is not known elsewhere.
 */
export function consentStep(
  location: Pick<Location, 'origin' | 'pathname' | 'hostname' | 'search' | 'hash'>,
  { clientId, authority }: Pick<ClientSettings, 'clientId' | 'authority'>,
  kept: string | null,
  state: string,
  tenantId = anyOrganization,
): ConsentStep {
  const answer = new URLSearchParams(location.hash.replace(/^#/, ''))
  const error = answer.get('error')
  if (error !== null) return { kind: 'refused', because: answer.get('error_description') ?? error }
  if (answer.has('code')) {
    if (kept !== null && answer.get('state') === kept) return { kind: 'given' }
    return { kind: 'refused', because: 'The answer does not belong to this window.' }
  }
  const url = new URL(`${authority}/${tenantId}/oauth2/v2.0/authorize`)
  const hint = new URLSearchParams(location.search).get('loginHint')
  const query = {
    client_id: clientId,
    // A code, because it is nothing without a secret: consent is all that is wanted here.
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: `${location.origin}${location.pathname}`,
    scope: scopeOf(location, clientId),
    prompt: 'consent',
    state,
    ...(hint ? { login_hint: hint } : {}),
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return { kind: 'ask', address: url.href }
}
