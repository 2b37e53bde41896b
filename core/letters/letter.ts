import type { NoticeContent } from '../notices.ts'
import type { Language } from '../settings.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'
import type { LetterWords } from './letter-words.ts'

/** A mail before it is dressed: what a person reads. */
export type Letter = {
  subject: string
  heading: string
  lines: string[]
  link: { text: string; url: string }
  footer: string
}

const words: Record<Language, LetterWords> = { en, ja }

/** The page of the tab where the reader can act. */
export function pageFor(content: NoticeContent): string {
  if ('profileId' in content) return `profiles/${content.profileId}`
  return content.kind === 'access refused' || content.kind === 'secret expires' ? 'settings' : 'activity'
}

/** Writes the letter for a notice in the tenant's language. */
export function letterFor(content: NoticeContent, language: Language, publicUrl: string): Letter {
  const say = words[language]
  const write = say[content.kind] as (content: NoticeContent) => { subject: string; lines: string[] }
  const { subject, lines } = write(content)
  return {
    subject,
    heading: subject,
    lines,
    link: { text: say.open, url: `${publicUrl}/tab/#/${pageFor(content)}` },
    footer: say.footer,
  }
}
