import type { LetterWords } from './letter-words.ts'

export const en: LetterWords = {
  'ready for use': () => ({
    subject: 'Assigner is ready for use',
    lines: ['The data of your Learn365 tenant has been read. You can now create profiles.'],
  }),
  held: ({ title, because, have, adds, removes, names }) => ({
    subject: `Assigner: the memberships of "${title}" were not updated`,
    lines: [
      `The change is held, because ${because}. Nobody was added or removed.`,
      `The group has ${have} members now. ${adds} would be added and ${removes} would be removed.`,
      ...(names.length > 0 ? [`Among them: ${names.join(', ')}.`] : []),
      'Please review the change and decide whether it is right.',
    ],
  }),
  'needs review': ({ title, problems }) => ({
    subject: `Assigner: please review the profile "${title}"`,
    lines: [
      'Its members cannot be computed, so it is not populated until this is mended; its members stay as they are.',
      ...problems,
    ],
  }),
  'sync failed': ({ run, problem }) => ({
    subject: 'Assigner: a synchronization failed',
    lines: [`The run ${run} could not be finished. Nobody was removed because of it.`, problem],
  }),
  'access refused': ({ system, problem }) => ({
    subject: `Assigner: ${system} refuses access`,
    lines: [`Assigner cannot work until access to ${system} is restored. Please check Settings.`, problem],
  }),
  'refresh kept aside': ({ problems }) => ({
    subject: 'Assigner: the new Learn365 data is kept aside',
    lines: [
      'The data that was just read is much smaller than before, so it is not used until somebody has looked at it.',
      ...problems,
    ],
  }),
  'secret expires': ({ on, days }) => ({
    subject: `Assigner: the Entra ID client secret expires ${days === 0 ? 'today' : `in ${days} ${days === 1 ? 'day' : 'days'}`}`,
    lines: [
      `The client secret in the settings expires on ${on}. From then on groups are not updated any more.`,
      'Please make a new client secret in Entra ID and save it, with its expiry date, in Settings.',
    ],
  }),
  'group recreated': ({ title, group }) => ({
    subject: `Assigner: the group of "${title}" was created again`,
    lines: [`Its Entra ID group had been deleted and could not be restored. The new group is "${group}".`],
  }),
  open: 'Open Assigner',
  footer: 'You get this mail because this address is the contact in the Assigner settings of your organization.',
}
