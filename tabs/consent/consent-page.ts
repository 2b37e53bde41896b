import { app, authentication } from '@microsoft/teams-js'
import { clientSettings } from '../client-settings.ts'
import { randomState } from '../random-state.ts'
import { consentStep } from './consent-step.ts'

/* The window in which somebody consents: it goes to the sign-in page, comes back, and tells Teams. */
const stateKey = 'assigner.consent'

await app.initialize()
try {
  const state = randomState()
  const kept = window.sessionStorage.getItem(stateKey)
  const step = consentStep(window.location, await clientSettings(), kept, state)
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
