import type { ProfilePreview } from '../../core/contract/preview.ts'
import type { Words } from '../words/en.ts'

/** That nobody would be left in the group, in so many words; empty where somebody would, or nobody can say. */
export function emptyText(
  { verdict, have, adds, removes }: Omit<NonNullable<ProfilePreview['change']>, 'add' | 'remove' | 'kept' | 'because'>,
  { empty, emptyOnceApproved }: Words['editor']['preview'],
): string {
  if (verdict === 'cannot' || have + adds - removes > 0) return ''
  return verdict === 'held' ? emptyOnceApproved : empty
}
