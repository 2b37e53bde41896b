import type { ClientSettings } from '../../core/contract/answers.ts'
import { scopeOf } from '../authorize.ts'

/** What the page of the consent window does next. */
export type ConsentStep =
  | { kind: 'ask'; address: string }
  | { kind: 'given' }
  /** In the words of the sign-in page: its AADSTS code tells the situation. */
  | { kind: 'refused'; because: string }

/** Where Entra ID asks for consent when the server names no other place. */
const usual = 'https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize'

/**
 * Reads the address of the consent window.
 * @param location of the window: opened by us with `?loginHint=`, or come back from the sign-in page with an answer
 * behind `#`.
 * @param kept the state that was sent along, if the window has been at the sign-in page.
 * @param state the one to send along now.
 */
export function consentStep(
  location: Pick<Location, 'origin' | 'pathname' | 'hostname' | 'search' | 'hash'>,
  { clientId, authorizeUrl }: ClientSettings,
  kept: string | null,
  state: string,
): ConsentStep {
  const answer = new URLSearchParams(location.hash.replace(/^#/, ''))
  const error = answer.get('error')
  if (error !== null) return { kind: 'refused', because: answer.get('error_description') ?? error }
  if (answer.has('code')) {
    if (kept !== null && answer.get('state') === kept) return { kind: 'given' }
    return { kind: 'refused', because: 'The answer does not belong to this window.' }
  }
  const url = new URL(authorizeUrl ?? usual)
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
