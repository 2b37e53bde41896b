import type { Role } from '../../core/access.ts'
import { enActions } from './en-actions.ts'
import { enActivity } from './en-activity.ts'
import { enEditor } from './en-editor.ts'
import { enErrors } from './en-errors.ts'
import { enFindings } from './en-findings.ts'
import { enGovernance } from './en-governance.ts'
import { enHeld } from './en-held.ts'
import { enPeople } from './en-people.ts'
import { enProfile } from './en-profile.ts'
import { enRules } from './en-rules.ts'
import { enSettings } from './en-settings.ts'
import { enSignIn } from './en-sign-in.ts'
import { enTold } from './en-told.ts'
import { told } from '../../core/told/told.ts'

const enStart = {
  noSettings: {
    title: 'Start with the settings',
    text: 'Assigner keeps Microsoft Entra ID groups equal to audiences of your Learn365 users. It needs to know three things first:',
    steps: [
      'where to send notices: a contact e-mail address',
      'how to read Learn365: an API key with full control',
      'how to write groups: the client id and client secret of an Entra ID app registration',
    ],
    reader: 'Ask somebody with the role Assigner.Admin to fill in the settings.',
    open: 'Open Settings',
  },
  notReady: {
    title: 'Assigner will be ready for use within a few minutes',
    text: 'Your Learn365 data is being read for the first time. The contact address gets a mail when that is done; this page shows it too.',
    open: 'Follow it under Activity',
  },
  noProfiles: {
    title: 'No profiles yet',
    text: 'A profile describes an audience once. From then on Assigner looks after it:',
    steps: [
      'Rules over user properties, dates and course activity say who belongs to it; overrides name the exceptions.',
      'Every three hours its Entra ID group is made equal to that audience.',
      'The group is enrolled in the courses that you select for the profile.',
    ],
  },
}

/** The English words. Their type is the list of what every language must have. */
export const en = {
  app: 'Assigner',
  language: 'English',
  skip: 'Skip to the content',
  nav: {
    label: 'Pages',
    profiles: 'Profiles',
    held: 'Held changes',
    activity: 'Activity',
    access: 'Access',
    settings: 'Settings',
  },
  person: {
    signedIn: 'Signed in as',
    role: { 'Assigner.Admin': 'Administrator', 'Assigner.Reader': 'Reader' } satisfies Record<Role, string>,
    other: 'Sign in as somebody else',
    language: 'Language',
  },
  link: {
    copy: 'Copy link',
    done: 'Link copied',
    copied: 'The link is copied.',
    byHand: 'Copy this link',
  },
  nowhere: {
    title: 'There is nothing here',
    text: 'This address names no page of Assigner. It may have been cut off when it was copied.',
    profile: 'This profile cannot be found',
    'held change': 'This held change cannot be found',
    run: 'This run cannot be found',
  },
  common: {
    loading: 'Loading…',
    retry: 'Try again',
    close: 'Close',
    yes: 'Yes',
    no: 'No',
    on: 'On',
    off: 'Off',
    none: '–',
    unknown: 'not known yet',
    adminOnly: 'Only people with the role Assigner.Admin can do this.',
    locked: 'Not while the tenant is locked for maintenance.',
  },
  lock: {
    title: 'Your tenant is locked for maintenance',
    text: (since: string, until: string) =>
      `Since ${since}, and until ${until} at the latest. Until then profiles, course assignments and settings cannot be changed, and member lists cannot be downloaded or previewed. Reading everything else works.`,
    over: 'Maintenance is done: your tenant is unlocked.',
  },
  /** A time in UTC, with the reader's own beside it. */
  slot: (utc: string, local: string) => `${utc} UTC (${local} your time)`,
  took: {
    short: 'less than 1 s',
    seconds: (n: string) => `${n} s`,
    minutes: (minutes: string, seconds: string) => `${minutes} min ${seconds} s`,
    hours: (hours: string, minutes: string) => `${hours} h ${minutes} min`,
  },
  /** What the server says; it speaks English. */
  told: (text: string) => told(text, enTold),
  start: enStart,
  errors: enErrors,
  findings: enFindings,
  signIn: enSignIn,
  ...enProfile,
  editor: enEditor,
  ...enHeld,
  ...enActions,
  ...enPeople,
  ...enGovernance,
  rules: enRules,
  activity: enActivity,
  settings: enSettings,
}

export type Words = typeof en
