/** What cards in Teams say, beside the letters that mails are made of. */
export const en = {
  open: 'Open Assigner',
  comma: ', ',
  held: {
    have: 'Members of the group',
    adds: 'Would be added',
    removes: 'Would be removed',
    nobody: 'Nobody was added or removed.',
    more: (names: string, more: string) => `${names} and ${more} more`,
    waitsUntil: (when: string) => `The change waits for a decision until ${when}.`,
    onlyAdministrators: 'Administrators of Assigner decide about it.',
    review: 'Review in the tab',
    apply: 'Apply this change',
    addsOnly: 'Apply adds only',
    keep: 'Keep as it is',
    title: (title: string) => `The held change of "${title}"`,
    became: {
      held: 'It waits for a decision.',
      approved: 'Approved: it is applied in a moment.',
      applied: 'The change has been applied.',
      dismissed: 'The change is dismissed. The group stays as it is.',
      expired: 'Nobody has decided in time: the change has expired. It is planned anew.',
      withdrawn: 'The change is withdrawn, because the profile was edited or deleted. It is planned anew.',
    },
    approvedParts: {
      both: 'Adds and removes were approved.',
      adds: 'Adds only were approved.',
      removes: 'Removes only were approved.',
    },
    decidedBy: (who: string, when: string) => `Decided by ${who}, ${when}`,
    done: (added: string, removed: string) => `${added} added, ${removed} removed`,
  },
  locked: {
    subject: 'Assigner: your tenant is locked for maintenance',
    lines: (when: string) => [
      `Maintenance began on ${when}.`,
      'Until it is over you cannot create or update profiles, save course assignments or settings, decide about held changes, or download or preview member lists.',
    ],
  },
  unlocked: {
    subject: 'Assigner: your tenant is unlocked after maintenance',
    lines: ['You can do everything again that was blocked while the lock was in place.'],
  },
  digest: {
    subject: (all: string) => `Assigner: ${all} things need your attention`,
    intro: 'They come from one run; that is why they are told together.',
    more: (more: string) => `And ${more} more.`,
    heldChanges: 'Held changes',
    activity: 'Activity',
  },
}
export type CardWords = typeof en
