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
      title: 'Give consent on behalf of your organization',
      text: 'You have an admin permission level in your organization’s Entra ID. Consent once for everybody, and nobody else is asked.',
      action: 'Give consent',
    },
    'approval required': {
      title: 'Admin approval is required to login',
      text: 'Your organization’s policy requires that IT staff (a Global Administrator) approve Assigner first. Ask them to approve it, then try again.',
      action: 'Try again',
    },
    'not set up': {
      title: 'Your account has not been set up for Assigner',
      text: 'Contact your organization’s tenant administrator for access: the role Assigner.Admin (to change things) or Assigner.Reader (to look).',
      action: 'Try again',
    },
  } satisfies Record<SignInSituation, { title: string; text: string; action: string }>,
  first: {
    text: 'You are a Global Administrator, and nobody administers Assigner yet.',
    action: 'Make me the administrator',
  },
}
