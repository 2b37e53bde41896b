import type { TeamsMessage } from '../../core/ports/teams.ts'
import { answer, ask } from '../parts.ts'
import type { BotWords } from '../words/en.ts'

/** What is said to a text that is no command: which one was perhaps meant. */
export function suggestion(nearest: readonly string[], { unknown: own }: BotWords): TeamsMessage {
  const lines = nearest.length > 0 ? [own.meant, own.hint] : [own.hint]
  return answer(
    own.title,
    lines,
    nearest.map((command) => ask(command, command)),
  )
}
