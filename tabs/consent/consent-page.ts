import { app, authentication } from '@microsoft/teams-js'
import { clientSettings } from '../client-settings.ts'
import { randomState } from '../random-state.ts'
import { enSignIn } from '../words/en-sign-in.ts'
import { jaSignIn } from '../words/ja-sign-in.ts'
import { readApproval, type Approval } from './approval.ts'
import { consentStep } from './consent-step.ts'

const stateKey = 'assigner.consent'

const approval = readApproval(window.location.search)
if (approval) tell(approval)
else await askInTeams()

/** An administrator came back from the link for the organization: nobody waits for this window, so it says how it went. */
function tell(answer: Approval): void {
  for (const [selector, { approval: words }] of [
    ['p:not([lang])', enSignIn] as const,
    ['p[lang=ja]', jaSignIn] as const,
  ]) {
    const line = document.querySelector(selector)
    if (line) line.textContent = answer.kind === 'given' ? words.given : words.refused(answer.because)
  }
}

/** The window in which somebody consents: it goes to the sign-in page, comes back, and tells Teams. */
async function askInTeams(): Promise<void> {
  await app.initialize()
  try {
    const state = randomState()
    const kept = window.sessionStorage.getItem(stateKey)
    const { user } = await app.getContext()
    const step = consentStep(window.location, await clientSettings(), kept, state, user?.tenant?.id)
    if (step.kind === 'ask') {
      window.sessionStorage.setItem(stateKey, state)
      window.location.assign(step.address)
    } else {
      window.sessionStorage.removeItem(stateKey)
      // teamsfx reads the answer as JSON.
      if (step.kind === 'given') authentication.notifySuccess('{}')
      else authentication.notifyFailure(step.because)
    }
  } catch (error) {
    authentication.notifyFailure(error instanceof Error ? error.message : String(error))
  }
}
