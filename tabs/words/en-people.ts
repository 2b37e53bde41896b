import { enRegistration } from '../../core/told/en-registration.ts'

/** People of a profile: its members, why somebody is one, what runs changed, and what the next one would. */
export const enPeople = {
  people: {
    membersOf: (title: string) => `Members: ${title}`,
    historyOf: (title: string) => `History: ${title}`,
    previewOf: (title: string) => `Preview members: ${title}`,
    backToProfile: 'To the profile',
    search: 'Search by name or e-mail address',
    hint: 'Search for anybody: whoever is not a member can be asked about, too.',
    why: 'Why',
    whyOf: (name: string) => `Why: ${name}`,
    others: 'Not members',
    noOthers: 'Nobody else in Learn365 has this in name or e-mail address.',
    whyNot: (name: string) => `Why is ${name} not a member?`,
  },
  why: {
    title: (name: string) => `Why: ${name}`,
    member: (name: string) => `${name} belongs to this profile.`,
    notMember: (name: string) => `${name} does not belong to this profile.`,
    unknown: 'The members of this profile cannot be computed.',
    reason: 'Reason',
    cannotBeAdded: 'Cannot be in an Entra ID group',
    asOf: (when: string) => `Based on the data of ${when}`,
    rules: 'Rules',
    noRules: 'The profile has no rules.',
    overrides: 'Overrides',
    holds: 'True',
    fails: 'Not true',
    mayHold: 'Unknown',
    has: (label: string, value: string) => `${label}: ${value}`,
    blank: 'no value',
    notEnrolled: 'not enrolled',
    include: (name: string) => `Include: ${name}`,
    exclude: (name: string) => `Exclude: ${name}`,
    /** All the changes that follow are needed together. */
    flip: (name: string, isMember: boolean, n: number, shown: string) => {
      const these =
        n === 1
          ? 'this were different'
          : n === 2
            ? 'both of these were different'
            : `all ${shown} of these were different`
      return isMember
        ? `${name} would no longer belong to this profile if ${these}:`
        : `${name} would belong to this profile if ${these}:`
    },
    flipValue: (label: string, from: string, to: string) => `${label}: ${to} instead of ${from}`,
    flipElse: (label: string, from: string) => `${label}: anything other than ${from}`,
    flipAny: (label: string) => `${label}: any value`,
    flipOverride: {
      add: 'Overrides: added under Include',
      include: (name: string) => `Overrides: ${name} removed from Include`,
      exclude: (name: string) => `Overrides: ${name} removed from Exclude`,
    },
    close: 'Close',
  },
  registration: enRegistration,
  history: {
    empty: 'No run has changed the group yet.',
    search: 'Search the history by name',
    nothingFound: 'Nobody of this name came or left.',
    counts: (adds: string, removes: string) => `${adds} added, ${removes} removed`,
    by: (who: string) => `by ${who}`,
    came: 'Added',
    left: 'Removed',
    more: 'Show older ones',
    moreNames: (n: string) => `and ${n} more`,
    chart: 'Membership over time',
    chartSays: (first: string, last: string, from: string, to: string) =>
      `Members of the group: ${first} on ${from}, ${last} on ${to}.`,
    chartTooFew: 'The chart appears once a run has changed the group.',
    asTable: 'Show as a table',
    when: 'When',
    members: 'Members',
    profile: 'Profile',
    seeHistory: 'See the history by name',
  },
  preview: {
    intro: 'What the next maintenance would make of the group, with the data that there is now.',
    members: 'Members it would have',
    matches: 'Match the rules',
    cannotBeMembers: 'Match and cannot be members',
    have: 'Members now',
    verdict: {
      apply: 'It would be applied.',
      'nothing to do': 'Nothing would change.',
      held: 'It would be held:',
      cannot: 'It cannot be computed:',
    },
    kept: 'Kept for now',
    result: 'What would happen',
    by: (when: string) => `By the data of ${when}`,
  },
}
