import type { OwnValue } from '../../core/contract/why.ts'
import type { Format } from '../format.ts'
import type { Words } from '../words/en.ts'

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d(T[\d:.]+Z?)?$/.test(text)

/** A value as it is read: a date as dates are written, anything else in quotation marks. */
export const valueAsRead = (value: string, rules: Pick<Words['rules'], 'quoted'>, format: Format): string =>
  isDate(value) ? format.date(value) : rules.quoted(value)

/** What somebody has at a source, as it is read: a text, a date, or how they stand in a course. */
export function ownValueText(
  { source, value, registrations }: OwnValue,
  { why, rules, registration }: Pick<Words, 'why' | 'rules' | 'registration'>,
  format: Format,
): string {
  if (!source.startsWith('course:')) {
    if (value === null) return why.blank
    return valueAsRead(value, rules, format)
  }
  if (registrations.length === 0) return why.notEnrolled
  return registrations
    .map(({ status, passing, completed, due }) =>
      [
        registration.status[status],
        registration.passing[passing],
        ...(completed ? [registration.completed(format.date(completed))] : []),
        ...(due ? [registration.due(format.date(due))] : []),
      ].join(', '),
    )
    .join('; ')
}
