import {
  Table,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  type SortDirection,
} from '@fluentui/react-components'
import { useState, type CSSProperties, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { linkOfRow, rowAround, rowBeside } from './row-beside.ts'
import { widthOf } from './StackedRow.tsx'
import { RowsInSight, StackedRows, type StackedRowsProps } from './StackedRows.tsx'
import { TickAllBox } from './TickBox.tsx'
import { useTableStyles } from './use-table-styles.ts'

type StackedTableProps<T, Id extends string> = StackedRowsProps<T, Id> & {
  label: string
  sort?: { column: Id; direction: SortDirection }
  onSort?: (column: Id) => void
  /** Only rows in sight are drawn where this is given, and the row with this id, wherever it is. */
  long?: { returnTo: string | undefined }
}

/** A table to read, to sort and to open rows from; a stack of cards on a narrow screen. */
export function StackedTable<T, Id extends string>(props: StackedTableProps<T, Id>) {
  const { label, columns, items, idOf, sort, onSort, ticks, long } = props
  const styles = useTableStyles(props.size)
  const [kept, setKept] = useState(long?.returnTo)
  const least = { '--least': `calc(${columns.map(({ min = '0px' }) => min).join(' + ')})` } as CSSProperties
  /** Arrow keys go from the link of a row to the next one's, as in a list. */
  const onArrows = (event: KeyboardEvent<HTMLElement>): void => {
    const { currentTarget: table, target, key } = event
    const row = rowAround(target)
    if (row === undefined || linkOfRow(table, row) !== target) return
    const next = rowBeside(key, row, items.length)
    const item = next === undefined ? undefined : items[next]
    if (next === undefined || item === undefined) return
    event.preventDefault()
    // It may be out of sight: it must be there before it can have the focus.
    flushSync(() => setKept(idOf(item)))
    linkOfRow(table, next)?.focus()
  }
  return (
    <div className={styles.scroll}>
      <Table
        noNativeElements
        sortable={onSort !== undefined}
        aria-label={label}
        {...(long ? { 'aria-rowcount': items.length + 1 } : {})}
        className={styles.table}
        style={least}
        onKeyDown={onArrows}
      >
        <TableHeader className={styles.head}>
          <TableRow {...(long ? { 'aria-rowindex': 1 } : {})}>
            {ticks && (
              <TableCell role="columnheader" className={styles.tick} data-ticks>
                <TickAllBox ticks={ticks} items={items} />
              </TableCell>
            )}
            {columns.map((column) => (
              <TableHeaderCell
                key={column.id}
                className={styles.headCell}
                style={widthOf(column)}
                {...(sort?.column === column.id ? { sortDirection: sort.direction } : {})}
                {...(onSort ? { onClick: () => onSort(column.id) } : {})}
              >
                {column.label}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        {long ? <RowsInSight {...props} kept={kept} onKeep={setKept} /> : <StackedRows {...props} />}
      </Table>
    </div>
  )
}
