import { readDate, today, type Moment } from './calendar.ts'
import type { NoticeContent } from './notices.ts'
import type { Settings } from './settings.ts'

/** So many days before its expiry a client secret is warned of, once each. */
const warnedAtDays = [1, 7, 30]

/**
 * The warning that is due before the client secret's known expiry date, in calendar days of the tenant's zone. Once it has
 * expired, Entra ID's own refusal is what is told.
 */
export function secretWarning(
  { entraSecretExpires: on, timeZone: zone }: Pick<Settings, 'entraSecretExpires' | 'timeZone'>,
  now: Date,
): { occasion: string; content: NoticeContent } | undefined {
  const days = on ? daysUntil(on, { now, zone }) : undefined
  if (!on || days === undefined) return undefined
  const threshold = warnedAtDays.find((most) => days <= most)
  if (days < 0 || threshold === undefined) return undefined
  return { occasion: `${on}:${threshold}`, content: { kind: 'secret expires', on, days } }
}

/** Calendar days from today to a date in the tenant's zone; negative when it is over. */
export function daysUntil(date: string, at: Moment): number | undefined {
  const cell = readDate(date, at.zone)
  return cell && 'day' in cell ? cell.day - today(at) : undefined
}
