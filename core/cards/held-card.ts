import { byName } from '../by-name.ts'
import type { HeldChangeSet, Mover } from '../change-set.ts'
import type { Consequences } from '../contract/preview.ts'
import type { CardPart, TeamsMessage } from '../ports/teams.ts'
import type { Language } from '../settings.ts'
import { sentenceIn } from '../told/sentence-in.ts'
import { consequenceLines } from './consequence-lines.ts'
import { attention, button, card, facts, heading, listed, openUrl, paragraph, plain, subheading } from './parts.ts'
import { when } from './when.ts'
import { en, type CardWords } from './words/en.ts'
import { ja } from './words/ja.ts'

const words: Record<Language, CardWords> = { en, ja }

/** What the buttons of a held change ask for. */
export const heldVerbs = { apply: 'held apply', addsOnly: 'held apply adds', keep: 'held keep' } as const

/** A held change as a card shows it. */
export type HeldView = {
  set: HeldChangeSet
  /** What has become of it by now. */
  state: HeldChangeSet['state']
  /** Of the stored change: whoever presses a button decides about what they have seen, and about nothing else. */
  version: string
  consequences: Consequences | null
  mayDecide: boolean
  /** Why something that was asked for was not done. */
  note?: string | undefined
}

/** So many people are named in each direction. */
const mostNames = 5

/**
 * The card about a held change: numbers, limit, some names and consequences with the buttons to decide, while it waits;
 * what became of it and no names afterwards.
 * @param link makes the address of a page of the tab.
 */
export function heldMessage(view: HeldView, language: Language, link: (page: string) => string): TeamsMessage {
  const own = words[language].held
  const { set, state } = view
  const subject = own.title(set.title)
  const review = openUrl(own.review, link(`held/${encodeURIComponent(set.id)}`))
  const text = `${subject}: ${state === 'held' ? sentenceIn(language, set.because) : own.became[state]}`
  const title = [heading(own.title(plain(set.title))), ...(view.note ? [attention(plain(view.note))] : [])]
  if (state !== 'held') return { text, card: card(text, [...title, ...outcomeOf(view, language)], [review]) }
  const waiting = paragraph(own.waitsUntil(when(set.expiresAt)))
  const buttons = view.mayDecide ? buttonsOf(view, own) : []
  const about = view.mayDecide ? waiting : [waiting, paragraph(own.onlyAdministrators)]
  return { text, card: card(text, [...title, ...changeOf(view, language), about].flat(), [review, ...buttons]) }
}

function changeOf({ set, consequences }: HeldView, language: Language): CardPart[] {
  const { held: own, comma } = words[language]
  const shown = (n: number): string => n.toLocaleString(language)
  const meaning = consequenceLines(consequences, language)
  const named = (label: string, movers: readonly Mover[]): CardPart[] => {
    if (movers.length === 0) return []
    const names = movers
      .toSorted(byName)
      .slice(0, mostNames)
      .map(({ name }) => plain(name))
      .join(comma)
    const rest = movers.length - mostNames
    return [paragraph(`**${label}:** ${rest > 0 ? own.more(names, shown(rest)) : names}`)]
  }
  return [
    paragraph(`${plain(sentenceIn(language, set.because))}${language === 'ja' ? '。' : '.'} ${own.nobody}`),
    facts([
      [own.have, shown(set.have)],
      [own.adds, shown(set.add.length)],
      [own.removes, shown(set.remove.length)],
    ]),
    ...named(own.removes, set.remove),
    ...named(own.adds, set.add),
    subheading(meaning.title),
    ...listed(meaning.lines),
  ]
}

function outcomeOf({ set: { decision, outcome }, state }: HeldView, language: Language): CardPart[] {
  const { held: own } = words[language]
  const shown = (n: number): string => n.toLocaleString(language)
  const isApproved = state === 'approved' || state === 'applied'
  const part = !decision?.removes ? 'adds' : decision.adds ? 'both' : 'removes'
  return [
    paragraph(own.became[state]),
    ...(isApproved && decision ? [paragraph(own.approvedParts[part])] : []),
    ...(state === 'applied' && outcome ? [paragraph(own.done(shown(outcome.added), shown(outcome.removed)))] : []),
    ...(decision ? [paragraph(own.decidedBy(plain(decision.by), when(decision.at)))] : []),
  ]
}

function buttonsOf({ set, version }: HeldView, own: CardWords['held']): CardPart[] {
  const data = { held: set.id, version }
  const isBoth = set.add.length > 0 && set.remove.length > 0
  return [
    button(own.apply, heldVerbs.apply, data),
    ...(isBoth ? [button(own.addsOnly, heldVerbs.addsOnly, data)] : []),
    button(own.keep, heldVerbs.keep, data),
  ]
}
