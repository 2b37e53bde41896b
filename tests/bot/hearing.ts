import type { Manner } from '../../sandbox/teams/activities.ts'
import type { Sent } from '../../sandbox/teams/chats.ts'
import type { World } from '../support/world.ts'

/** All that somebody reads of what the bot said, one line an element; titles of buttons in brackets. */
export const readable = (said: readonly Sent[]): string => said.map(linesOf).join('\n')

function linesOf({ text, card }: Sent): string {
  return [text, ...textsIn(card?.body), ...titlesIn(card?.actions)].filter((line) => line !== '').join('\n')
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  const { text, title, value: shown, ...rest } = value as Record<string, unknown>
  const own = typeof text === 'string' ? [text] : typeof title === 'string' ? [`${title}: ${String(shown)}`] : []
  return [...own, ...Object.values(rest).flatMap(textsIn)]
}

const titlesIn = (actions: unknown): string[] =>
  Array.isArray(actions) ? (actions as { title: string }[]).map(({ title }) => `[${title}]`) : []

/** What the bot says to somebody, as it is read. */
export const asks =
  (world: World) =>
  async (text: string, who = 'Maya Jensen', manner: Manner = {}): Promise<string> =>
    readable(await world.teams.say(who, text, manner))

export const inJapanese: Manner = { locale: 'ja-JP' }
