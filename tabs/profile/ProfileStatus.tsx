import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { ProfileRow } from '../../core/contract/answers.ts'
import { HeldLink } from '../parts/HeldLink.tsx'
import { StatusBadge } from '../parts/StatusBadge.tsx'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
})

type ProfileStatusProps = { row: ProfileRow; nextMaintenance: string }

/** How a profile stands that the next maintenance will make another of. */
const awaiting: readonly ProfileRow['status'][] = ['not run yet', 'waits for maintenance']

/** How a profile stands, why, what can be done about it, and how many members it has. */
export function ProfileStatus({ row, nextMaintenance }: ProfileStatusProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  return (
    <div className={styles.line}>
      <StatusBadge status={row.status} />
      {row.statusReason && <Told>{row.statusReason}</Told>}
      {awaiting.includes(row.status) && <Text>{words.profile.nextMaintenance(format.dateTime(nextMaintenance))}</Text>}
      <HeldLink row={row} />
      {row.members !== null && <Text>{words.members.inGroup(row.members, format.number(row.members))}</Text>}
    </div>
  )
}
