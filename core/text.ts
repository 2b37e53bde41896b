/** Words of ASCII with single spaces between them. */
const plainWords = /^[!-~]+(?: [!-~]+)*$/

/**
 * Text as rules compare it: Unicode NFKC (full and half width become one), white space collapsed and trimmed, case
 * ignored. Composed again at the end: some small letters have one character where the capital needs two.
 * @returns the folded text, or null when it is blank (absent, empty or white space only).
 */
export function fold(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null
  // Most texts are plain words, of which nothing but the case can differ.
  if (plainWords.test(text)) return text.toLowerCase()
  const folded = text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase().normalize('NFKC')
  return folded === '' ? null : folded
}

/** Whether a text is one line of whole characters: it may stand in a mail's subject, a file's name or a group's name. */
export const isOneLine = (text: string): boolean => !/\p{Cc}/u.test(text) && text.isWellFormed()
