/** A text as texts are compared: NFKC, lower case, white space collapsed and trimmed. Blank is the empty text. */
export const fold = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean).join(' ')

/** Folds each distinct text once. */
export function foldOnce(): (text: string | null | undefined) => string {
  const known = new Map<string, string>()
  return (text) => {
    if (text === null || text === undefined) return ''
    const folded = known.get(text)
    if (folded !== undefined) return folded
    const made = fold(text)
    known.set(text, made)
    return made
  }
}
