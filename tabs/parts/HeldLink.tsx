import { Link } from '@fluentui/react-components'
import type { ProfileRow } from '../../core/contract/answers.ts'
import { hashOf } from '../route.ts'
import { useWords } from '../words/words-context.ts'

/** The way to the held change that a profile's status is about; nothing where there is none. */
export function HeldLink({ row: { heldId, status } }: { row: ProfileRow }) {
  const { profile } = useWords().words
  if (heldId === null) return null
  return (
    <Link href={hashOf({ page: 'held change', id: heldId })}>
      {status === 'held' ? profile.reviewHeld : profile.seeHeld}
    </Link>
  )
}
