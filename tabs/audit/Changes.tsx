import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { AuditPage } from '../../core/contract/audit.ts'
import { useWords } from '../words/words-context.ts'
import { changeLabel } from './change-label.ts'
import { changeValue } from './change-value.ts'
import { useChangeNames } from './use-change-names.ts'

type Row = AuditPage['items'][number]

const useStyles = makeStyles({
  summary: { cursor: 'pointer', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  value: { overflowWrap: 'anywhere', padding: `${tokens.spacingVerticalXXS} 0` },
  label: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** How many values changed; before and after unfold. */
export function Changes({ row }: { row: Row }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { audit, common } = words
  const [open, setOpen] = useState(false)
  const count = row.changes.length + row.more
  if (count === 0) return common.none
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={styles.summary}>
        <Badge appearance="tint" color="informative">
          {audit.changes(count, format.number(count))}
        </Badge>
      </summary>
      {open && <BeforeAndAfter row={row} />}
      {row.more > 0 && <div className={styles.quiet}>{audit.moreChanges(format.number(row.more))}</div>}
    </details>
  )
}

/** Read only once it is unfolded: the names of people are asked for. */
function BeforeAndAfter({ row: { changes, subject } }: { row: Row }) {
  const styles = useStyles()
  const spoken = useWords()
  const telling = { ...spoken, names: useChangeNames(changes) }
  return changes.map(({ path, before, after }) => {
    const about = { path, kind: subject.kind }
    return (
      <div key={path} className={styles.value}>
        <span className={styles.label}>{changeLabel(path, subject.kind, spoken)}</span>:{' '}
        {before !== null && <del className={styles.before}>{changeValue(before, about, telling)}</del>}{' '}
        <ins style={{ textDecorationLine: 'none' }}>{changeValue(after, about, telling)}</ins>
      </div>
    )
  })
}
