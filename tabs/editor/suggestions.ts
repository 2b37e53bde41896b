import { fold } from '../../core/text.ts'

/** Something that can be chosen: what is kept, how it reads, and what is known of it. */
export type Suggestion = { id: string; text: string; about: string }

/** Suggestions shown at once. */
export const mostShown = 40

/** Those whose text has what was typed in it, those that begin with it first; and how many more there are. */
export function suggestionsLike(all: readonly Suggestion[], typed: string): { shown: Suggestion[]; more: number } {
  const wanted = fold(typed)
  const found = wanted === null ? all : all.filter(({ text }) => fold(text)?.includes(wanted))
  const begins = ({ text }: Suggestion) => (wanted !== null && fold(text)?.startsWith(wanted) ? 0 : 1)
  const shown = [...found].sort((a, b) => begins(a) - begins(b)).slice(0, mostShown)
  return { shown, more: found.length - shown.length }
}

/** Values in a text that was pasted: one a line, or in cells of a table; a line alone is one value, commas and all. */
export const pastedTexts = (text: string): string[] =>
  text
    .split(/[\r\n\t]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** A list with more in it; what is there already, however it is written, is not added again. */
export function withTexts(texts: readonly string[], more: readonly string[]): string[] {
  const known = new Set(texts.map(fold))
  const added = more.filter((text) => {
    const folded = fold(text)
    if (folded === null || known.has(folded)) return false
    known.add(folded)
    return true
  })
  return [...texts, ...added]
}
