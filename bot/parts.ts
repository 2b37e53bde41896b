import { card, heading, paragraph } from '../core/cards/parts.ts'
import type { CardPart, TeamsMessage } from '../core/ports/teams.ts'

/** A button that writes something into the chat: `says` is what the bot reads, `shows` what people see. */
export const ask = (title: string, says: string, shows = says): CardPart => ({
  type: 'Action.Submit',
  title: short(title),
  data: { msteams: { type: 'messageBack', text: says, displayText: shows } },
})

const longestTitle = 60
const short = (title: string): string =>
  title.length > longestTitle ? `${title.slice(0, longestTitle - 1).toWellFormed()}…` : title

/** Teams shows six buttons of a card. */
export const mostButtons = 6

/**
 * An answer as a card: a title, what is said under it, and buttons.
 * @param lines Markdown: whatever comes from people is `plain` in it; an element stands as it is.
 * @param title is no Markdown of anybody's either; `text` is what a notification shows of it.
 */
export function answer(
  text: string,
  lines: readonly (string | CardPart)[],
  actions: readonly CardPart[] = [],
  title = text,
): TeamsMessage {
  const body = [heading(title), ...lines.map((line) => (typeof line === 'string' ? paragraph(line) : line))]
  return { text, card: card(text, body, actions.slice(0, mostButtons)) }
}
