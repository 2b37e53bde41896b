/** A date of a rule in the pieces that are entered; `rest` is what has no field (seconds, an offset) and is kept. */
export type DateParts = { day: string; time: string; rest: string }

/** Takes a date, or date and time, apart; anything else is left whole in `rest`. */
export function dateParts(text: string): DateParts {
  const [, day, time = '', rest = ''] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(.*))?$/.exec(text) ?? []
  return day === undefined ? { day: '', time: '', rest: text } : { day, time, rest }
}

/** Puts it together again: a day alone, or a day and a time. */
export function dateText({ day, time, rest }: DateParts): string {
  if (day === '') return ''
  return time === '' ? day : `${day}T${time}${rest}`
}
