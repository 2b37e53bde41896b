import { describe, expect, it } from 'vitest'
import { consentsForAll, situationOf, situationRefusal } from '../../core/sign-in-situations.ts'

describe('When you first log in', () => {
  it.each([
    ['AADSTS65001: The user or administrator has not consented to use the application', 'consent required'],
    ['resourceRequiresConsent', 'consent required'],
    ['Get SSO token failed with error: resourceRequiresConsent', 'consent required'],
    ['Consent failed for the scope x with error: CancelledByUser', 'consent required'],
    ['interaction_required: AADSTS90094: Admin consent is required', 'approval required'],
    ["AADSTS700016: Application with identifier 'x' was not found in the directory", 'organization consent required'],
    ['AADSTS90094: Admin consent is required for the permissions requested', 'approval required'],
    ['AADSTS90095: Admin consent is required; a request may be sent', 'approval required'],
    ['AADSTS50105: the user is not assigned to a role for the application', 'not set up'],
  ] as const)('%j means: %s', (text, situation) => {
    expect(situationOf(text)).toBe(situation)
    expect(situationRefusal(situation)).toMatchObject({ kind: situation })
  })

  it('says nothing of errors that are something else', () => {
    for (const text of ['', 'AADSTS50076: multi-factor authentication', 'constructor', 'network error'])
      expect(situationOf(text)).toBeUndefined()
  })

  it('asks those for consent on behalf of the organization who have an admin permission level', () => {
    expect(consentsForAll(['b79fbf4d-3ef9-4689-8143-76b194e85509'])).toBe(false)
    expect(consentsForAll(['62E90394-69F5-4237-9190-012177145E10'])).toBe(true)
  })
})
