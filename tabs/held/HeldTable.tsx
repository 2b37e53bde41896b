import { Link } from '@fluentui/react-components'
import type { HeldSummary } from '../../core/contract/held.ts'
import type { StackedColumn } from '../parts/StackedRow.tsx'
import { StackedTable } from '../parts/StackedTable.tsx'
import { Told } from '../parts/Told.tsx'
import { When } from '../parts/When.tsx'
import { hashOf } from '../route.ts'
import { goTo } from '../use-route.ts'
import { useWords } from '../words/words-context.ts'
import { HeldStateBadge } from './HeldStateBadge.tsx'

/** Held changes, newest first; each opens to its people. */
export function HeldTable({ sets }: { sets: HeldSummary[] }) {
  const { words, format } = useWords()
  const { column, label } = words.held
  const columns: StackedColumn<HeldSummary>[] = [
    {
      id: 'title',
      label: column.title,
      grow: 1.6,
      min: '9rem',
      render: (set) => <Link href={hashOf({ page: 'held change', id: set.id })}>{set.title}</Link>,
    },
    { id: 'because', label: column.because, grow: 2.2, min: '11rem', render: (set) => <Told>{set.because}</Told> },
    { id: 'adds', label: column.adds, grow: 0.5, min: '4rem', render: (set) => format.number(set.adds) },
    { id: 'removes', label: column.removes, grow: 0.5, min: '4.5rem', render: (set) => format.number(set.removes) },
    { id: 'heldAt', label: column.heldAt, grow: 1.2, min: '8rem', render: (set) => <When at={set.heldAt} /> },
    { id: 'state', label: column.state, grow: 1.2, min: '9rem', render: (set) => <HeldStateBadge state={set.state} /> },
  ]
  return (
    <StackedTable
      label={label}
      flush
      columns={columns}
      items={sets}
      idOf={({ id }) => id}
      onOpen={({ id }) => goTo({ page: 'held change', id })}
    />
  )
}
