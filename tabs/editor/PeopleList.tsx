import { makeStyles, tokens } from '@fluentui/react-components'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  summary: {
    cursor: 'pointer',
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  list: {
    maxHeight: '12rem',
    overflowY: 'auto',
    paddingTop: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalL,
    overflowWrap: 'anywhere',
  },
  reason: { color: tokens.colorNeutralForeground3 },
})

type PeopleListProps = { title: string; total: number; people: { name: string; reason: string }[] }

/** People by name, each with the reason; nothing where there are none. */
export function PeopleList({ title, total, people }: PeopleListProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  if (total === 0) return null
  const more = total - people.length
  return (
    <details open={total <= 20}>
      <summary className={styles.summary}>{title}</summary>
      {/* A list that scrolls must be reached by keyboard. */}
      <ul className={styles.list} tabIndex={0} aria-label={title}>
        {people.map(({ name, reason }, i) => (
          <li key={i}>
            <bdi>{name}</bdi>{' '}
            <span className={styles.reason}>
              (<Told>{reason}</Told>)
            </span>
          </li>
        ))}
        {more > 0 && <li>{words.editor.preview.more(format.number(more))}</li>}
      </ul>
    </details>
  )
}
