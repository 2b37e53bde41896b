/** A date of a rule in the pieces that are entered; `rest` is what has no field (seconds, an offset) and is kept. */
export type DateParts = { day: string; time: string; rest: string }

/** Takes a date, or date and time, apart; anything else is left whole in `rest`. */
export function dateParts(text: string): DateParts {
  const parts = /^(\d{4}-\d{2}-\d{2})?(?:T(\d{2}:\d{2})(.*))?$/.exec(text)
  if (!parts) return { day: '', time: '', rest: text }
  const [, day = '', time = '', rest = ''] = parts
  return { day, time, rest }
}

/** Puts it together again: a day alone, or a day and a time; a time waits for its day while that is being typed. */
export const dateText = ({ day, time, rest }: DateParts): string => (time === '' ? day : `${day}T${time}${rest}`)

/** The offset that a time is written with: `Z` or such as `+09:00`; empty for a time of the tenant's zone. */
export const offsetOf = (rest: string): string => /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.exec(rest)?.[0].toUpperCase() ?? ''
