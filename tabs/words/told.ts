/**
 * A sentence of the server as it is shown.
 * @param known the other language's wording: a pattern over the whole sentence, and what to say instead.
 * @returns the wording, or the English sentence itself with a capital (an e-mail address has none); `language` is that of the result.
 */
export function told(text: string, known: readonly Told[] = []): { text: string; language: 'en' | 'known' } {
  for (const [pattern, say] of known) {
    const match = pattern.exec(text.trim())
    if (match) return { text: say(...match.slice(1)), language: 'known' }
  }
  return {
    text: text.replace(/^[a-z]+(?=[\s,:;]|$)/, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
    language: 'en',
  }
}

export type Told = readonly [RegExp, (...found: string[]) => string]
