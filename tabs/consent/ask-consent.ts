import { authentication } from '@microsoft/teams-js'
import { clientSettings } from '../client-settings.ts'
import { scopeOf } from '../authorize.ts'

/* eslint-disable @typescript-eslint/no-deprecated -- all of teamsfx is; decision 0043 says why it is here, and here alone */

/**
 * Asks for consent in a window that Teams opens, and waits until it is given. teamsfx and all that it needs is loaded
 * only now.
 * @param loginHint who is signed in to Teams.
 * @throws what teamsfx or Teams throws: the window was closed, or why consent was not given.
 */
export async function askConsent(loginHint = ''): Promise<void> {
  const { clientId } = await clientSettings()
  const { TeamsUserCredential, ErrorCode, ErrorWithCode } = await import('@microsoft/teamsfx')
  const initiateLoginEndpoint = new URL('/tab/consent.html', window.location.origin).href
  const scope = scopeOf(window.location, clientId)
  try {
    await new TeamsUserCredential({ clientId, initiateLoginEndpoint }).login(scope)
  } catch (error) {
    if (!(error instanceof ErrorWithCode) || error.code !== ErrorCode.InternalError) throw error
    // teamsfx wants a token before it opens the window, and Teams gives none to whom it sends for consent.
    const query = new URLSearchParams({ clientId, scope, loginHint })
    await authentication.authenticate({ url: `${initiateLoginEndpoint}?${query}`, width: 600, height: 535 })
  }
}
