/** A sentence of the server: a pattern over all of it, and what to say instead. */
export type Told = readonly [RegExp, (...found: string[]) => string]

/**
 * A sentence of the server as it is shown.
 * @param known the language's own wordings.
 * @returns the wording, or the English sentence with a capital (an e-mail address gets none); `own` tells which.
 */
export function told(text: string, known: readonly Told[]): { text: string; own: boolean } {
  for (const [pattern, say] of known) {
    const match = pattern.exec(text.trim())
    if (match) return { text: say(...match.slice(1)), own: true }
  }
  return { text: text.replace(/^[a-z](?=[a-z]*([\s,:;]|$))/, (first) => first.toUpperCase()), own: false }
}

/** One sentence for one sentence, whatever its capitals. */
export const same = (english: string, own: string): Told => [
  new RegExp(`^${english.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'i'),
  () => own,
]
