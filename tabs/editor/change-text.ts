import type { ProfilePreview } from '../../core/contract/preview.ts'
import type { Format } from '../format.ts'
import type { Words } from '../words/en.ts'
import type { Draft } from './draft.ts'

/** What would change in a breath, for who hears it: how many come and go, and what becomes of it. */
export function changeText(
  { change }: Pick<ProfilePreview, 'change'>,
  { autoPopulate }: Pick<Draft, 'autoPopulate'>,
  { editor: { preview }, told }: Pick<Words, 'editor' | 'told'>,
  { number }: Pick<Format, 'number'>,
): string {
  if (!change) return ''
  if (!autoPopulate) return preview.notPopulated
  const { adds, removes, verdict, because } = change
  const verdicts = {
    apply: preview.next,
    'nothing to do': preview.nothing,
    held: `${preview.held} ${told(because).text}`,
    cannot: `${preview.cannot} ${told(because).text}`,
  }
  const moves = [
    adds > 0 ? preview.adds(adds, number(adds)) : '',
    removes > 0 ? preview.removes(removes, number(removes)) : '',
  ].filter(Boolean)
  return [...moves, verdicts[verdict]].join('. ')
}
