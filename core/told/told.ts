/** A sentence of the server: a pattern over all of it, and what to say instead; undefined where nothing can be said after all. */
export type Told = readonly [RegExp, (...found: string[]) => string | undefined]

/** A wording, or the English itself; `own` tells which. */
export type Wording = { text: string; own: boolean }

/**
 * What the server says, in the reader's language.
 * @param known the language's own wordings.
 */
export function told(text: string, known: readonly Told[]): Wording {
  for (const [pattern, say] of known) {
    const match = pattern.exec(text.trim())
    const wording = match && say(...match.slice(1))
    if (wording) return { text: wording, own: true }
  }
  return { text, own: false }
}

/** With a capital, to stand alone; names with a capital or a dot inside (an e-mail address) stay as they are. */
export const alone = (text: string): string =>
  text.replace(/^[a-z](?=[a-z]*([\s,:;]|$))/, (first) => first.toUpperCase())

/** One sentence for one sentence, whatever its capitals. */
export const same = (english: string, own: string): Told => [
  new RegExp(`^${english.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'i'),
  () => own,
]
