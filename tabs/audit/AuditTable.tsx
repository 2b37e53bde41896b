import { Link, makeStyles, tokens } from '@fluentui/react-components'
import type { AuditPage } from '../../core/contract/audit.ts'
import type { StackedColumn } from '../parts/StackedRow.tsx'
import { StackedTable } from '../parts/StackedTable.tsx'
import { When } from '../parts/When.tsx'
import { hashOf } from '../route.ts'
import { useWords } from '../words/words-context.ts'
import { Changes } from './Changes.tsx'
import { routeOfSubject, subjectText } from './audit-row.ts'

type Row = AuditPage['items'][number]

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** Who changed what, and when; the values before and after unfold. */
export function AuditTable({ rows }: { rows: Row[] }) {
  const styles = useStyles()
  const { words } = useWords()
  const { audit } = words
  const subject = ({ subject: about }: Row) => (
    <Link href={hashOf(routeOfSubject(about.kind, about.id))}>{subjectText(about, words)}</Link>
  )
  const columns: StackedColumn<Row>[] = [
    {
      id: 'action',
      label: audit.column.action,
      grow: 1.3,
      min: '9rem',
      render: (row) => (
        <>
          {audit.action[row.action]}
          {!row.confirmed && <div className={styles.quiet}>{audit.unconfirmed}</div>}
        </>
      ),
    },
    { id: 'subject', label: audit.column.subject, grow: 1.5, min: '9rem', render: subject },
    { id: 'by', label: audit.column.by, grow: 1.4, min: '9rem', render: ({ by }) => by.email || by.name },
    { id: 'at', label: audit.column.at, min: '8rem', render: ({ at }) => <When at={at} /> },
    { id: 'changes', label: audit.column.changes, grow: 2, min: '12rem', render: (row) => <Changes row={row} /> },
  ]
  return <StackedTable label={audit.label} flush columns={columns} items={rows} idOf={({ id }) => id} />
}
