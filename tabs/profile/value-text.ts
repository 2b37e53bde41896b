import type { FilterSection } from '../../core/profile.ts'
import type { Rule } from '../../core/rules.ts'
import type { Format } from '../format.ts'
import type { Words } from '../words/en.ts'

type Reading = { words: Pick<Words, 'rules'>; format: Format; section: FilterSection }

/** More values than this are counted instead of named. */
const mostNamed = 12
const units = ['days', 'weeks', 'months', 'years'] as const

/** A rule's value as it is read: texts in quotation marks, dates and durations in words; empty when there is none. */
export function valueText(value: Rule['value'], reading: Reading): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'object') return Array.isArray(value) ? listText(value, reading) : recordText(value, reading)
  return oneText(value, reading)
}

function oneText(value: string | number, { words, format, section }: Reading): string {
  if (typeof value === 'number') return format.number(value)
  return section === 'userProperties' ? words.rules.quoted(value) : dateText(value, format)
}

/**
 * A date of a rule. A day stays that day everywhere; a time without an offset is one of the tenant's zone, so it is
 * shown as written; any other is told in UTC, and said to be.
 */
export function dateText(text: string, format: Format): string {
  const [, day = '', time, offset] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})[\d:.]*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text) ?? []
  if (day === '') return text
  if (time === undefined) return format.date(day)
  return offset === undefined ? `${format.date(day)} ${time}` : `${format.utc(text)} UTC`
}

function listText(values: string[], reading: Reading): string {
  const { words, format } = reading
  const named = values.slice(0, mostNamed).map((value) => oneText(value, reading))
  const rest = values.length - named.length
  return format.any(rest > 0 ? [...named, words.rules.andMore(format.number(rest))] : named)
}

function recordText(value: Record<string, string | number>, reading: Reading): string {
  const { words, format } = reading
  const { from, to, amount, unit } = value
  if (from !== undefined && to !== undefined) return words.rules.range(oneText(from, reading), oneText(to, reading))
  const known = units.find((name) => name === unit)
  if (typeof amount === 'number' && known) return words.rules.duration(amount, format.number(amount), known)
  return Object.values(value).join(' ')
}
