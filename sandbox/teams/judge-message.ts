import type { Judge } from '../support/judge.ts'
import type { Card } from './chats.ts'

/** Over this Teams refuses a message; it counts UTF-16. */
export const mostBytes = 100 * 1024
const recommendedBytes = 80 * 1024
/** Cards that are larger are cut or refused by some clients. */
const mostCardBytes = 28 * 1024

/** What Teams renders of version 1.5. */
const elements = new Set([
  'TextBlock',
  'RichTextBlock',
  'TextRun',
  'FactSet',
  'Container',
  'ColumnSet',
  'Column',
  'Image',
  'ActionSet',
  'Table',
  'TableRow',
  'TableCell',
  'Input.Text',
  'Input.Toggle',
  'Input.ChoiceSet',
  'Action.OpenUrl',
  'Action.Execute',
  'Action.Submit',
  'Action.ShowCard',
  'Action.ToggleVisibility',
])
const mostActions = 6

export const sizeOf = (activity: unknown): number => JSON.stringify(activity).length * 2

/** Complains of what Teams would show badly, or not at all. */
export function judgeMessage(judge: Judge, activity: Record<string, unknown>, card: Card | undefined): void {
  if (sizeOf(activity) > recommendedBytes) judge.complain(`a message of ${sizeOf(activity)} bytes, over 80 KB`)
  if (!card) return
  if (card.type !== 'AdaptiveCard' || !['1.4', '1.5'].includes(String(card.version)))
    judge.complain(`a card of type ${String(card.type)} and version ${String(card.version)}`)
  if (Buffer.byteLength(JSON.stringify(card)) > mostCardBytes) judge.complain('a card over 28 KB')
  if (!activity.summary && !activity.text) judge.complain('a card without a text for the notification')
  if (Array.isArray(card.actions) && card.actions.length > mostActions)
    judge.complain(`a card with ${card.actions.length} actions: Teams shows six`)
  for (const part of partsOf(card)) judgePart(judge, part)
}

type Part = Record<string, unknown>

function judgePart(judge: Judge, part: Part): void {
  const { type } = part
  if (typeof type === 'string' && type !== 'AdaptiveCard' && !elements.has(type))
    judge.complain(`a card with an element "${type}" that Teams does not know`)
  if (type === 'TextBlock' && (typeof part.text !== 'string' || part.text === ''))
    judge.complain('a TextBlock without a text')
  if (type === 'Action.Execute' && typeof part.verb !== 'string') judge.complain('an Action.Execute without a verb')
  if (type === 'Action.OpenUrl' && !/^https?:\/\//.test(String(part.url)))
    judge.complain(`an Action.OpenUrl to "${String(part.url)}"`)
}

/** All parts of a card, in whatever they stand; the data of an action is the bot's own. */
function* partsOf(value: unknown): Generator<Part> {
  if (Array.isArray(value)) for (const one of value) yield* partsOf(one)
  else if (typeof value === 'object' && value !== null) {
    const part = value as Part
    yield part
    for (const [name, inner] of Object.entries(part)) if (name !== 'data' && name !== 'msteams') yield* partsOf(inner)
  }
}
