import type { Asked } from '../data/use-profile-actions.ts'
import type { Format } from '../format.ts'
import type { Words } from '../words/en.ts'

/** What is said once something has been done with profiles. */
export function deedText(
  { deed, rows }: Asked,
  title: string,
  { actions, members }: Pick<Words, 'actions' | 'members'>,
  format: Pick<Format, 'number'>,
): string {
  const shown = format.number(rows.length)
  switch (deed) {
    case 'duplicate':
      return actions.duplicated(title)
    case 'download':
      return members.downloaded
    case 'export':
      return actions.exported
    case 'delete':
      return actions.deleted(rows.length, shown)
    case 'restore':
      return actions.restored(rows.length, shown)
  }
}
