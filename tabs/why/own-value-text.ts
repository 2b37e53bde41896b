import type { OwnValue } from '../../core/contract/why.ts'
import type { Format } from '../format.ts'
import type { Words } from '../words/en.ts'
import type { Spoken } from '../words/words-context.ts'

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d(T[\d:.]+Z?)?$/.test(text)

/** A value as it is read: a date as dates are written, anything else in quotation marks, without blanks around it. */
export const valueAsRead = (value: string, rules: Pick<Words['rules'], 'quoted'>, format: Format): string =>
  isDate(value) ? format.date(value) : rules.quoted(value.trim())

/** What somebody has at a source, as it is read: a text, a date, or how they stand in a course. */
export function ownValueText({ source, value, registrations }: OwnValue, spoken: Spoken): string {
  const { why, rules } = spoken.words
  if (source.startsWith('course:')) return registrationsText(registrations, spoken, false)
  return value === null ? why.blank : valueAsRead(value, rules, spoken.format)
}

/** Registrations in a course in a few words. @param inFull also says when they began. */
export function registrationsText(
  registrations: OwnValue['registrations'],
  { words: { why, registration }, format }: Spoken,
  inFull: boolean,
): string {
  if (registrations.length === 0) return why.notEnrolled
  return registrations
    .map(({ status, passing, registered, started, completed, due }) =>
      [
        registration.status[status],
        registration.passing[passing],
        ...(inFull && registered ? [registration.registered(format.date(registered))] : []),
        ...(inFull && started ? [registration.started(format.date(started))] : []),
        ...(completed ? [registration.completed(format.date(completed))] : []),
        ...(due ? [registration.due(format.date(due))] : []),
      ].join(registration.comma),
    )
    .join(registration.semicolon)
}
