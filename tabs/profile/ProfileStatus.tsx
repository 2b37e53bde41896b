import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { ProfileRow } from '../../core/contract/answers.ts'
import { StatusBadge } from '../parts/StatusBadge.tsx'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
})

/** How a profile stands, why, and how many members it has. */
export function ProfileStatus({ row }: { row: ProfileRow }) {
  const styles = useStyles()
  const { words, format } = useWords()
  return (
    <div className={styles.line}>
      <StatusBadge status={row.status} />
      {row.statusReason && <Told>{row.statusReason}</Told>}
      {row.members !== null && <Text>{words.members.inGroup(row.members, format.number(row.members))}</Text>}
    </div>
  )
}
