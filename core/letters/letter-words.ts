import type { NoticeContent } from '../notices.ts'

/** What a language must be able to say: one entry a kind of notice. */
export type LetterWords = {
  [K in NoticeContent['kind']]: (content: Extract<NoticeContent, { kind: K }>) => { subject: string; lines: string[] }
} & { open: string; footer: string }
