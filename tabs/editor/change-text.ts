import type { ProfilePreview } from '../../core/contract/preview.ts'
import type { Format } from '../format.ts'
import type { Words } from '../words/en.ts'
import { emptyText } from './empty-text.ts'
import type { Draft } from './draft.ts'

/** What would change in a breath, for who hears it: how many come and go, and what becomes of it. */
export function changeText(
  { change }: Pick<ProfilePreview, 'change'>,
  { autoPopulate }: Pick<Draft, 'autoPopulate'>,
  { editor: { preview } }: Pick<Words, 'editor'>,
  { number }: Pick<Format, 'number'>,
): string {
  if (!change) return ''
  if (!autoPopulate) return preview.notPopulated
  const { adds, removes, verdict } = change
  // That it is held, or that nobody can say, the warning on the screen says itself.
  const verdicts = { apply: preview.next, 'nothing to do': preview.nothing, held: '', cannot: '' }
  const moves = [
    adds > 0 ? preview.adds(adds, number(adds)) : '',
    removes > 0 ? preview.removes(removes, number(removes)) : '',
    emptyText(change, preview),
    verdicts[verdict],
  ]
  return moves
    .filter(Boolean)
    .map((text) => (/[.。]$/.test(text) ? text : `${text}.`))
    .join(' ')
}
