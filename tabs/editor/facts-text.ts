import type { Consequences } from '../../core/contract/preview.ts'
import type { Format } from '../format.ts'
import type { Words } from '../words/en.ts'

/** What of those who leave a course is worth saying: how many are in it, late with it, done with it, or keep it. */
export function factsText(
  { inProgress, overdue, completed, kept }: Consequences['courses'][number],
  { editor: { preview } }: Pick<Words, 'editor'>,
  { number }: Pick<Format, 'number'>,
): string {
  const facts: [number, (n: string) => string][] = [
    [inProgress, preview.inProgress],
    [overdue, preview.overdue],
    [completed, preview.completed],
    [kept, preview.keep],
  ]
  return facts
    .filter(([n]) => n > 0)
    .map(([n, say]) => say(number(n)))
    .join(', ')
}
