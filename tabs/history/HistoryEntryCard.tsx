import { Badge, Link, Text, makeStyles, tokens } from '@fluentui/react-components'
import { byName } from '../../core/by-name.ts'
import type { HistoryEntry } from '../../core/contract/history.ts'
import { Told } from '../parts/Told.tsx'
import { hashOf } from '../route.ts'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  entry: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalM} 0`,
    display: 'grid',
    gap: tokens.spacingVerticalS,
    ':first-child': { borderTopStyle: 'none' },
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground3 },
  list: { paddingLeft: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
})

/** What one run did to a group: who came and who left, with the reasons. */
export function HistoryEntryCard({ entry }: { entry: HistoryEntry }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { history } = words
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <Link href={hashOf({ page: 'run', id: entry.runId })}>{format.dateTime(entry.at)}</Link>
        <Text>{history.counts(format.number(entry.adds), format.number(entry.removes))}</Text>
        <Text className={styles.quiet}>
          <Told>{entry.startedBy}</Told>
        </Text>
      </div>
      <Names title={history.came} color="success" people={entry.add} all={entry.concerned.adds} />
      <Names title={history.left} color="danger" people={entry.remove} all={entry.concerned.removes} />
    </li>
  )
}

type NamesProps = { title: string; color: 'success' | 'danger'; people: HistoryEntry['add']; all: number }

function Names({ title, color, people, all }: NamesProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const rest = all - people.length
  if (all === 0) return null
  return (
    <div>
      <Badge appearance="tint" color={color}>
        {`${title}: ${format.number(all)}`}
      </Badge>
      <ul className={styles.list}>
        {people.toSorted(byName).map(({ entraId, name, reason }) => (
          <li key={entraId}>
            {name}{' '}
            <span className={styles.quiet}>
              (<Told>{reason}</Told>)
            </span>
          </li>
        ))}
        {rest > 0 && <li>{words.history.moreNames(format.number(rest))}</li>}
      </ul>
    </div>
  )
}
