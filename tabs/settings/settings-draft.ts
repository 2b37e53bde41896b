import type { SettingsAnswer, SettingsInput } from '../../core/contract/answers.ts'
import type { SettingsToCheck } from '../../core/contract/settings-check.ts'
import type { Finding } from '../../core/findings.ts'
import type { Language, Learn365Region } from '../../core/settings.ts'
import type { Words } from '../words/en.ts'
import { findingLine } from '../profile/finding-text.ts'
import type { Spoken } from '../words/words-context.ts'
import { namesIn, wrongNames } from './entra-field-names.ts'

/** The settings as they stand in the form: every field a text. */
export type SettingsDraft = {
  contactEmail: string
  groupPrefix: string
  learn365Region: Learn365Region
  learn365ApiKey: string
  entraClientId: string
  entraClientSecret: string
  entraSecretExpires: string
  timeZone: string
  language: Language
  entraFields: string
  refreshGuardPercent: string
}
export type SettingsField = keyof SettingsDraft

/** What is wrong, by field; in the order of the form. */
export type FieldErrors = Partial<Record<SettingsField, string>>

/** The form for what is saved; secrets are empty, for they never leave the server. */
export const draftOf = (saved: SettingsAnswer, language: Language): SettingsDraft => ({
  contactEmail: saved.contactEmail ?? '',
  groupPrefix: saved.groupPrefix ?? 'Assigner ',
  learn365Region: saved.learn365Region ?? 'global',
  learn365ApiKey: '',
  entraClientId: saved.entraClientId ?? '',
  entraClientSecret: '',
  entraSecretExpires: saved.entraSecretExpires ?? '',
  timeZone: saved.timeZone ?? 'UTC',
  language: saved.language ?? language,
  entraFields: (saved.entraFields ?? []).join(', '),
  refreshGuardPercent: String(saved.refreshGuardPercent ?? 10),
})

/** What is sent: a secret that was left empty is left out, so it stays as it is. */
export const inputOf = (draft: SettingsDraft): SettingsInput => ({
  contactEmail: draft.contactEmail.trim(),
  groupPrefix: draft.groupPrefix,
  learn365Region: draft.learn365Region,
  entraClientId: draft.entraClientId.trim().toLowerCase(),
  entraSecretExpires: draft.entraSecretExpires || null,
  timeZone: draft.timeZone.trim(),
  language: draft.language,
  entraFields: namesIn(draft.entraFields),
  refreshGuardPercent: Number(draft.refreshGuardPercent),
  ...(draft.learn365ApiKey.trim() ? { learn365ApiKey: draft.learn365ApiKey.trim() } : {}),
  ...(draft.entraClientSecret.trim() ? { entraClientSecret: draft.entraClientSecret.trim() } : {}),
})

/** What the connections are tried with: what is typed, where something is; the rest is taken from what is saved. */
export function toCheck(draft: SettingsDraft): SettingsToCheck {
  const { learn365Region, learn365ApiKey, entraClientId, entraClientSecret, entraSecretExpires } = inputOf(draft)
  return {
    learn365Region,
    ...(learn365ApiKey ? { learn365ApiKey } : {}),
    ...(entraClientId ? { entraClientId } : {}),
    ...(entraClientSecret ? { entraClientSecret } : {}),
    ...(entraSecretExpires ? { entraSecretExpires } : {}),
  }
}

/** What can be seen to be wrong before the server is asked. */
export function draftErrors(draft: SettingsDraft, saved: SettingsAnswer, spoken: Spoken): FieldErrors {
  const { settings } = spoken.words
  const wrongFields = wrongNames(draft.entraFields, spoken)
  const blank = (field: SettingsField) => draft[field].trim() === ''
  const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
  const percent = Number(draft.refreshGuardPercent)
  const wrong: [SettingsField, boolean, string][] = [
    ['contactEmail', blank('contactEmail'), settings.required],
    ['contactEmail', !/^\S+@\S+\.\S+$/.test(draft.contactEmail.trim()), settings.email],
    ['timeZone', !isTimeZone(draft.timeZone.trim()), settings.zoneUnknown],
    ['learn365ApiKey', blank('learn365ApiKey') && !saved.learn365ApiKey.set, settings.required],
    ['entraClientId', blank('entraClientId'), settings.required],
    ['entraClientId', !guid.test(draft.entraClientId.trim()), settings.guid],
    ['entraClientSecret', blank('entraClientSecret') && !saved.entraClientSecret.set, settings.required],
    ['entraFields', wrongFields !== '', wrongFields],
    ['refreshGuardPercent', blank('refreshGuardPercent') || !(percent >= 1 && percent <= 100), settings.percent],
  ]
  const errors: FieldErrors = {}
  for (const [field, isWrong, say] of wrong) if (isWrong) errors[field] ??= say
  return errors
}

/** Whether the browser knows a time zone by this name. */
export function isTimeZone(name: string): boolean {
  if (name === '') return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The server's findings beside their fields; those that belong to none are left over. */
export function errorsByField(findings: Finding[], spoken: Spoken): { fields: FieldErrors; rest: Finding[] } {
  const fields: FieldErrors = {}
  const rest: Finding[] = []
  for (const finding of findings) {
    const field = fieldOf(finding.path)
    if (!field) rest.push(finding)
    else if (field === 'entraFields')
      // Several names stand in one field: each is told.
      fields[field] = `${fields[field] ?? ''} ${findingLine(finding, spoken)}`.trim()
    else fields[field] ??= ownLine(field, finding, spoken)
  }
  return { fields, rest }
}

/** A finding of the server about settings, with the name of its field, for where it stands beside none. */
export function settingsFinding(finding: Finding, spoken: Spoken): string {
  const { settings, findings } = spoken.words
  const field = fieldOf(finding.path)
  return field ? findings.at(settings.field[field], ownLine(field, finding, spoken)) : findingLine(finding, spoken)
}

const ownLine = (field: SettingsField, finding: Finding, spoken: Spoken): string =>
  ownWords(spoken.words.settings)[field] ?? findingLine(finding, spoken)

/** What is right for a field whose form alone can be wrong, better said than by its shape. */
const ownWords = (settings: Words['settings']): FieldErrors => ({
  contactEmail: settings.email,
  entraClientId: settings.guid,
  timeZone: settings.zoneUnknown,
  refreshGuardPercent: settings.percent,
})

const known = new Set<string>([
  'contactEmail',
  'groupPrefix',
  'learn365Region',
  'learn365ApiKey',
  'entraClientId',
  'entraClientSecret',
  'entraSecretExpires',
  'timeZone',
  'language',
  'entraFields',
  'refreshGuardPercent',
] satisfies SettingsField[])

/** `entraFields[2]` belongs to `entraFields`. */
const fieldOf = (path: string): SettingsField | undefined => {
  const name = /^[A-Za-z0-9]+/.exec(path)?.[0] ?? ''
  return known.has(name) ? (name as SettingsField) : undefined
}

/** Whether the form holds something that is not saved. */
export const isChanged = (draft: SettingsDraft, first: SettingsDraft): boolean =>
  (Object.keys(draft) as SettingsField[]).some((field) => draft[field] !== first[field])

/** How near the end of the client secret is: past, within 30 days, or neither. */
export function secretExpiry(expires: string | null | undefined, now: Date): 'expired' | 'soon' | undefined {
  if (!expires) return undefined
  const days = (Date.parse(`${expires}T00:00:00Z`) - now.getTime()) / 86_400_000
  if (days < 0) return 'expired'
  return days <= 30 ? 'soon' : undefined
}
