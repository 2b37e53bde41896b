import { fold } from '../core/text.ts'

/** No command is longer; what stands behind is no part of one. */
const longest = 500

/**
 * What somebody wrote, as commands are read: without the mention of the bot, tags and control characters, in one width
 * (NFKC), with single spaces, and not longer than a command can be.
 */
export const tidy = (text: string): string =>
  text
    .slice(0, 4 * longest)
    .replace(/<at\b[^<>]*>[^<>]*<\/at>/gi, ' ')
    .replace(/<\/?(?:p|div|br|span|b|i|u|s|em|strong|a|pre|code|blockquote)\b[^<>]*>/gi, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&amp;/gi, '&')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()

/** A title or a name as somebody would say it: folded, and without the marks that nobody sees (joiners, directions). */
export const asSaid = (text: string): string | null => fold(text.replace(/\p{Cf}/gu, ''))

/** The page that a "more" button asks for, at the end of a text: `Denver >2`. */
export function readPage(text: string): { text: string; page: number } {
  const found = /^(.*?)\s*>(\d{1,4})$/.exec(text)
  return { text: found?.[1] ?? text, page: Math.max(1, Number(found?.[2] ?? 1)) }
}

/** The last page of so many; a button may have been made when there were more. */
export const lastPage = (count: number, aPage: number): number => Math.max(1, Math.ceil(count / aPage))
