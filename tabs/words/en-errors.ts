/** What went wrong, why, and what to do about it. */
export const enErrors = {
  notSignedIn: {
    title: 'You are not signed in',
    teams: 'Microsoft Teams did not sign you in. Try again; if it asks for consent, give it.',
    teamsOnly: 'Assigner runs in Microsoft Teams. Open it there.',
    refused: 'The sign-in was not accepted. Sign in again, or with another account.',
    action: 'Sign in',
  },
  noRole: {
    title: 'You have no role in Assigner yet',
    text: 'Ask a Global Administrator of your organisation, or somebody who already administers Assigner, to give you the role Assigner.Admin (to change things) or Assigner.Reader (to look).',
    as: (who: string) => `You are signed in as ${who}.`,
  },
  unreachable: {
    title: 'Assigner cannot be reached',
    text: 'Check your network connection and try again. If it lasts, tell whoever runs Assigner in your organisation.',
  },
  notAllowed: { title: 'You are not allowed to do this', text: 'Ask somebody with the role Assigner.Admin.' },
  notFound: { title: 'This cannot be found', text: 'It may have been removed. Go back to the list and look there.' },
  notReady: { title: 'Assigner is not ready for this yet', text: 'Wait for what is running to end, then try again.' },
  changed: {
    title: 'Somebody else has changed it meanwhile',
    text: 'Load the newest version and make your change there.',
  },
  invalid: { title: 'Something is not right yet', text: 'Correct what is marked and try again.' },
  locked: {
    title: 'Your tenant is locked for maintenance',
    text: 'Try again when the lock is released.',
    until: (time: string) => `Try again after ${time}, or as soon as the lock is released.`,
  },
  busy: { title: 'Assigner is busy', text: 'Wait a moment and try again.' },
  outside: {
    title: 'Learn365 or Entra ID did not answer as expected',
    text: 'Check Settings: key, client id and client secret.',
  },
  bug: {
    title: 'Something went wrong here',
    text: 'It is not your fault. Try again; if it happens again, pass on the request id.',
  },
  /** What Teams or the sign-in page said, folded away. */
  foreign: 'Details for your IT staff',
  requestId: (id: string) => `Request id: ${id}`,
}
