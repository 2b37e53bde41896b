import type { SignInSituation } from '../../core/sign-in-situations.ts'

/** The guide's situations of a first sign-in, each with its reason and what to do. */
export const enSignIn = {
  situation: {
    'consent required': {
      title: 'Assigner asks for your consent',
      text: 'Nobody in your organization has provided consent on behalf of the entire organization, so each person gives it for themselves: that Assigner may know who you are.',
      action: 'Give consent',
    },
    'organization consent required': {
      // The sign-in page does not say what the person may do there, so both ways are named.
      title: 'Your organization’s consent is needed',
      text: 'Nobody has consented to Assigner on behalf of your organization yet. If you have an admin permission level in your organization’s Entra ID (Global Administrator, for example), give consent once for everybody, and nobody else is asked. If you have none, send the link to somebody who has.',
      action: 'Give consent',
    },
    'approval required': {
      title: 'Admin approval is required to login',
      text: 'Your organization’s policy requires that IT staff (a Global Administrator) approve Assigner first. Send them the link, which leads to the approval. Once it is approved, try again.',
      action: 'Try again',
    },
    'not set up': {
      title: 'Your account has not been set up for Assigner',
      text: 'Contact your organization’s tenant administrator for access: the role Assigner.Admin (to change things) or Assigner.Reader (to look).',
      action: 'Try again',
    },
  } satisfies Record<SignInSituation, { title: string; text: string; action: string }>,
  link: {
    label: 'Link for the administrator',
    app: (clientId: string) => `It asks for consent to the app Assigner, Application (client) ID ${clientId}.`,
  },
  /** In the window where an administrator comes back from the link. */
  approval: {
    given: 'Your organization has consented to Assigner. Close this window; everybody can open Assigner in Teams now.',
    refused: (because: string) => `Your organization has not consented to Assigner: ${because}`,
  },
  first: {
    text: 'You are a Global Administrator, and nobody administers Assigner yet.',
    action: 'Make me the administrator',
  },
}
