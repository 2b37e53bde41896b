import { useMemo } from 'react'
import type { ProfileRow } from '../../core/contract/answers.ts'
import { StackedTable } from '../parts/StackedTable.tsx'
import type { Ticks } from '../parts/TickBox.tsx'
import { goTo } from '../use-route.ts'
import { useWords } from '../words/words-context.ts'
import { ProfileCell } from './ProfileCell.tsx'
import { lastOpened, rememberOpened } from './use-return.ts'
import { resorted, type Column, type Sort } from './profile-list.ts'

/** Shares of the width, and what a column needs at least. */
const widths: Record<Column, { grow: number; min: string }> = {
  title: { grow: 2.2, min: '9rem' },
  enroll: { grow: 0.6, min: '5rem' },
  autoPopulate: { grow: 0.8, min: '8rem' },
  modifiedAt: { grow: 1.6, min: '7rem' },
  updatedBy: { grow: 2.1, min: '7rem' },
  courses: { grow: 0.6, min: '5.5rem' },
  members: { grow: 0.7, min: '6rem' },
  status: { grow: 2, min: '9rem' },
  groupId: { grow: 2, min: '11rem' },
  description: { grow: 2.4, min: '12rem' },
}

/** More rows than this are not all drawn; fewer are: the browser's own search and print find each of them. */
const mostDrawn = 100

const idOf = ({ id }: ProfileRow): string => id

function open({ id }: ProfileRow): void {
  rememberOpened(id)
  goTo({ page: 'profile', id })
}

type ProfilesTableProps = {
  rows: ProfileRow[]
  columns: Column[]
  sort: Sort
  onSort: (sort: Sort) => void
  ticks: Ticks<ProfileRow>
}

/** The profiles: sorted by the head, opened by their title or a click on the row. */
export function ProfilesTable({ rows, columns, sort, onSort, ticks }: ProfilesTableProps) {
  const { profiles } = useWords().words
  const shown = useMemo(
    () =>
      columns.map((id) => ({
        id,
        label: profiles.column[id],
        ...widths[id],
        render: (row: ProfileRow) => <ProfileCell row={row} column={id} />,
      })),
    [columns, profiles],
  )
  return (
    <StackedTable
      label={profiles.label}
      flush
      size="many"
      ticks={ticks}
      columns={shown}
      items={rows}
      idOf={idOf}
      sort={sort}
      onSort={(column) => onSort(resorted(sort, column))}
      onOpen={open}
      {...(rows.length > mostDrawn ? { long: { returnTo: lastOpened() } } : {})}
    />
  )
}
