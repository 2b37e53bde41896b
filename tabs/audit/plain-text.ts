import type { Spoken } from '../words/words-context.ts'

/** A value that needs no names: yes or no, a number, a text or a list of texts; anything else as its JSON. */
export function plainText(value: unknown, { words: { common, audit }, format }: Spoken): string {
  if (value === true) return common.yes
  if (value === false) return common.no
  if (typeof value === 'string') return value
  if (typeof value === 'number') return format.number(value)
  return isTexts(value) ? audit.list(value) : JSON.stringify(value)
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

/** The reader's word for one of several; undefined for what is none of them. */
export const wordOf = (words: Partial<Record<string, string>>, value: unknown): string | undefined =>
  typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : undefined
