import {
  DataGrid,
  DataGridBody,
  DataGridCell,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  createTableColumn,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import type { KeyboardEvent, MouseEvent } from 'react'
import type { ProfileRow } from '../../core/contract/answers.ts'
import { useTableStyles } from '../parts/use-table-styles.ts'
import { goTo } from '../use-route.ts'
import { useWords } from '../words/words-context.ts'
import { ProfileCell } from './ProfileCell.tsx'
import { isOptional, type Column, type Sort } from './profile-list.ts'

/** Shares of the width, and what a column needs at least. */
const widths: Record<Column, { flexGrow: number; minWidth: string }> = {
  title: { flexGrow: 2.4, minWidth: '10rem' },
  enroll: { flexGrow: 0.7, minWidth: '5rem' },
  autoPopulate: { flexGrow: 0.9, minWidth: '7rem' },
  modifiedAt: { flexGrow: 1.3, minWidth: '8rem' },
  updatedBy: { flexGrow: 1.8, minWidth: '9rem' },
  courses: { flexGrow: 0.6, minWidth: '5rem' },
  members: { flexGrow: 0.7, minWidth: '5.5rem' },
  status: { flexGrow: 2.2, minWidth: '10rem' },
  groupId: { flexGrow: 2, minWidth: '11rem' },
  description: { flexGrow: 2.4, minWidth: '12rem' },
}

const useStyles = makeStyles({
  wide: { minWidth: 'max-content', '@media (max-width: 640px)': { minWidth: 0 } },
  row: { cursor: 'pointer', ':last-child': { borderBottomStyle: 'none' } },
  cell: { '@media (max-width: 640px)': { minWidth: '0 !important' } },
  title: { '@media (max-width: 640px)': { fontSize: tokens.fontSizeBase400 } },
})

/** A link does its own work, in a tab of its own where that is asked for. */
const isOnLink = ({ target }: MouseEvent): boolean => target instanceof Element && target.closest('a') !== null

type ProfilesGridProps = { rows: ProfileRow[]; columns: Column[]; sort: Sort; onSort: (sort: Sort) => void }

/** The profiles as a grid: sorted by its head, walked through with the arrow keys, opened with Enter or a click. */
export function ProfilesGrid({ rows, columns, sort, onSort }: ProfilesGridProps) {
  const styles = useStyles()
  const table = useTableStyles()
  const { words } = useWords()
  const { column: names, label } = words.profiles
  // The rows come sorted: the grid only shows by what.
  const definitions = columns.map((columnId) => createTableColumn<ProfileRow>({ columnId }))
  return (
    <div className={table.scroll}>
      <DataGrid
        className={mergeClasses(table.table, columns.some(isOptional) && styles.wide)}
        aria-label={label}
        items={rows}
        columns={definitions}
        getRowId={(row: ProfileRow) => row.id}
        focusMode="cell"
        sortable
        sortState={{ sortColumn: sort.column, sortDirection: sort.direction }}
        onSortChange={(_, { sortColumn, sortDirection }) =>
          onSort({ column: columns.find((name) => name === sortColumn) ?? 'title', direction: sortDirection })
        }
      >
        <DataGridHeader className={table.head}>
          <DataGridRow>
            {({ columnId }) => {
              const column = columnId as Column
              return (
                <DataGridHeaderCell className={table.headCell} style={widths[column]}>
                  {names[column]}
                </DataGridHeaderCell>
              )
            }}
          </DataGridRow>
        </DataGridHeader>
        <DataGridBody<ProfileRow>>
          {({ item, rowId }) => (
            <DataGridRow<ProfileRow>
              key={rowId}
              className={mergeClasses(table.row, styles.row)}
              onClick={(event: MouseEvent) => !isOnLink(event) && goTo({ page: 'profile', id: item.id })}
              onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && goTo({ page: 'profile', id: item.id })}
            >
              {({ columnId }) => {
                const column = columnId as Column
                return (
                  <DataGridCell
                    className={mergeClasses(table.cell, styles.cell, column === 'title' && styles.title)}
                    style={widths[column]}
                    focusMode={column === 'title' ? 'none' : 'cell'}
                  >
                    {column !== 'title' && <span className={table.label}>{names[column]}</span>}
                    <div className={table.content}>
                      <ProfileCell row={item} column={column} />
                    </div>
                  </DataGridCell>
                )
              }}
            </DataGridRow>
          )}
        </DataGridBody>
      </DataGrid>
    </div>
  )
}
