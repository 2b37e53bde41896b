import type { AuditEntry } from '../../core/audit.ts'
import { isRecord, type Telling } from './change-names.ts'
import { plainText, wordOf } from './plain-text.ts'
import { profileValue } from './profile-value.ts'

type About = { path: string; kind: AuditEntry['subject']['kind'] }

/**
 * A value of the record, as it is read. The record holds what was valid when it was written; what has no words is shown
 * as it is, such as the beginning of a value that was too long.
 */
export function changeValue(value: unknown, { path, kind }: About, telling: Telling): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return telling.words.common.none
  return valueOf(value, { path, kind }, telling) ?? plainText(value, telling)
}

function valueOf(value: unknown, { path, kind }: About, telling: Telling): string | undefined {
  switch (kind) {
    case 'profile':
      return profileValue(value, path, telling)
    case 'settings':
      return typeof value === 'string' ? settingsValue(value, path, telling) : undefined
    case 'access':
      return wordOf(telling.words.person.role, value)
    case 'held change':
      return path === 'profile' ? telling.names.profile(String(value)) : approvedText(value, telling)
    case 'run':
      return undefined
  }
}

function settingsValue(
  value: string,
  path: string,
  { words: { settings, audit }, format }: Telling,
): string | undefined {
  const [, since] = /^set since (.+)$/.exec(value) ?? []
  if (since !== undefined) return audit.setSince(format.dateTime(since))
  if (path === 'language') return wordOf(settings.languages, value)
  if (path === 'learn365Region') return wordOf(settings.region, value)
  return path === 'entraSecretExpires' ? format.date(value) : undefined
}

/** What was approved of a held change: the direction, and how many people were left out of it. */
function approvedText(value: unknown, { words: { held, audit }, format }: Telling): string | undefined {
  if (!isRecord(value)) return undefined
  const { adds, removes, except } = value
  const direction = !removes ? held.adds : adds ? held.both : held.removes
  return typeof except === 'number' && except > 0
    ? audit.list([direction, audit.except(except, format.number(except))])
    : direction
}
