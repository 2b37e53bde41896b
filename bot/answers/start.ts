import { startRun } from '../../actions/start-run.ts'
import { openUrl } from '../../core/cards/parts.ts'
import type { RunKind } from '../../core/timetable.ts'
import type { Answer } from '../asked.ts'
import { answer } from '../parts.ts'

/** "Run now", from the chat. */
export const start =
  (kind: RunKind): Answer =>
  async ({ actor, ports, words }) => {
    const { id } = await startRun(actor, () => ({ kind }), ports)
    const link = openUrl(words.run.watch, ports.linkTo(`activity/${encodeURIComponent(id)}`))
    return [answer(words.run[kind], [], [link])]
  }
