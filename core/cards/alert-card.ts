import type { AlertContent } from '../alerts.ts'
import { letterFor, pageFor } from '../letters/letter.ts'
import type { NoticeContent } from '../notices.ts'
import type { CardPart, TeamsMessage } from '../ports/teams.ts'
import type { Language } from '../settings.ts'
import { card, heading, openUrl, paragraph, plain } from './parts.ts'
import { when } from './when.ts'
import { en, type CardWords } from './words/en.ts'
import { ja } from './words/ja.ts'

const words: Record<Language, CardWords> = { en, ja }

type Link = (page: string) => string

/** In Teams the app's name stands beside every message. */
const withoutName = (subject: string): string => {
  const rest = subject.replace(/^Assigner:\s*/, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/**
 * What is said in Teams of anything but one held change: the letter's words as a card, and the page where the reader can
 * act.
 * @param link makes the address of a page of the tab.
 */
export function alertMessage(content: AlertContent, language: Language, link: Link): TeamsMessage {
  const own = words[language]
  if (content.kind === 'digest') return digest(content, language, link)
  if (content.kind === 'locked')
    return message(own.locked.subject, own.locked.lines(when(content.since)), own.open, link('activity'))
  if (content.kind === 'unlocked') return message(own.unlocked.subject, own.unlocked.lines, own.open, link('activity'))
  const { subject, lines } = letterFor(content, language, '')
  return message(subject, lines.map(plain), own.open, link(pageOf(content)))
}

/** A card leads to the held change itself, where the letter leads to its profile. */
const pageOf = (content: NoticeContent): string =>
  content.kind === 'held' ? `held/${encodeURIComponent(content.heldId)}` : pageFor(content)

const message = (subject: string, lines: readonly string[], open: string, url: string): TeamsMessage =>
  messageOf(subject, lines.map(paragraph), [openUrl(open, url)])

const messageOf = (subject: string, body: readonly CardPart[], actions: readonly CardPart[]): TeamsMessage => ({
  text: subject,
  card: card(subject, [heading(plain(withoutName(subject))), ...body], actions),
})

function digest(
  { items, all }: Extract<AlertContent, { kind: 'digest' }>,
  language: Language,
  link: Link,
): TeamsMessage {
  const { digest: own } = words[language]
  const shown = (n: number): string => n.toLocaleString(language)
  const line = (content: NoticeContent): CardPart => {
    const { subject } = letterFor(content, language, '')
    return paragraph(`- [${plain(withoutName(subject))}](${link(pageOf(content))})`)
  }
  const rest = all - items.length
  const isHeld = items.some(({ kind }) => kind === 'held')
  return messageOf(
    own.subject(shown(all)),
    [paragraph(own.intro), ...items.map(line), ...(rest > 0 ? [paragraph(own.more(shown(rest)))] : [])],
    [...(isHeld ? [openUrl(own.heldChanges, link('held'))] : []), openUrl(own.activity, link('activity'))],
  )
}
