import type { AdaptiveCard, CardPart } from '../ports/teams.ts'

/** What cards are made of, in the shapes of Adaptive Cards 1.5. Every text that comes from somebody is `plain`. */

const longest = 300

/** Somebody's text as it is: on one line, no longer than a card has room for, and nothing in it read as Markdown. */
export function plain(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  const short = line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line
  return short.replace(/[\\`*_[\]<>~]/g, String.raw`\$&`).replace(/^(#+|[-+]|\d+\.)(?=\s)/, String.raw`\$1`)
}

export const heading = (text: string): CardPart => ({
  type: 'TextBlock',
  text,
  weight: 'Bolder',
  size: 'Medium',
  wrap: true,
  style: 'heading',
})

export const paragraph = (text: string): CardPart => ({ type: 'TextBlock', text, wrap: true, spacing: 'Small' })

export const attention = (text: string): CardPart => ({ type: 'TextBlock', text, wrap: true, color: 'Attention' })

export const subheading = (text: string): CardPart => ({ type: 'TextBlock', text, weight: 'Bolder', wrap: true })

export const listed = (lines: readonly string[]): CardPart[] =>
  lines.length === 0 ? [] : [paragraph(lines.map((line) => `- ${line}`).join('\r'))]

export const facts = (rows: readonly (readonly [title: string, value: string])[]): CardPart => ({
  type: 'FactSet',
  facts: rows.map(([title, value]) => ({ title, value })),
})

export const openUrl = (title: string, url: string): CardPart => ({ type: 'Action.OpenUrl', title, url })

/** A button that asks the bot; Teams that knows no `Action.Execute` submits the same data as a message. */
export const button = (title: string, verb: string, data: Record<string, string>): CardPart => ({
  type: 'Action.Execute',
  title,
  verb,
  data,
  fallback: { type: 'Action.Submit', title, data: { ...data, verb } },
})

export const card = (
  fallbackText: string,
  body: readonly CardPart[],
  actions: readonly CardPart[] = [],
): AdaptiveCard => ({
  type: 'AdaptiveCard',
  version: '1.5',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  fallbackText,
  body,
  ...(actions.length > 0 ? { actions } : {}),
})
