import { readDate, today, type Day } from './calendar.ts'
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
  const day = on ? dayIn(on, zone) : undefined
  if (!on || day === undefined) return undefined
  const days = day - today({ now, zone })
  const threshold = warnedAtDays.find((most) => days <= most)
  if (days < 0 || threshold === undefined) return undefined
  return { occasion: `${on}:${threshold}`, content: { kind: 'secret expires', on, days } }
}

function dayIn(date: string, zone: string): Day | undefined {
  const cell = readDate(date, zone)
  return cell && 'day' in cell ? cell.day : undefined
}
