import type { Rule } from '../../core/rules.ts'
import type { Span } from './days.ts'

type Parts = Record<string, string | number>

const partsOf = (value: Rule['value']): Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}

/** Reads a text. @throws when it is none. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`${JSON.stringify(value)} is no text`)
  return value
}

/** Reads `{from, to}`. @throws when one of them is missing. */
export function rangeOf(value: Rule['value']): { from: string | number; to: string | number } {
  const { from, to } = partsOf(value)
  if (from === undefined || to === undefined) throw new Error('a range has two ends')
  return { from, to }
}

/** Reads `{amount, unit}`. @throws when one of them is missing. */
export function spanOf(value: Rule['value']): Span {
  const { amount, unit } = partsOf(value)
  if (typeof amount !== 'number' || typeof unit !== 'string') throw new Error('a duration has an amount and a unit')
  return { amount, unit }
}
