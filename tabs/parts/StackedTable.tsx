import { Table, TableCell, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components'
import { TickAllBox } from './TickBox.tsx'
import type { CSSProperties, KeyboardEvent } from 'react'
import { linkBeside } from './link-beside.ts'
import { widthOf, type StackedTableProps } from './stacked-table.ts'
import { RowsInSight, StackedRows } from './StackedRows.tsx'
import { useTableStyles } from './use-table-styles.ts'

/** Arrow keys go from the link of a row to the next one's, as in a list. */
function onArrows(event: KeyboardEvent<HTMLElement>): void {
  const next = linkBeside(event.currentTarget, event.target, event.key)
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** A table to read, to sort and to open rows from; a stack of cards on a narrow screen. */
export function StackedTable<T, Id extends string>(props: StackedTableProps<T, Id>) {
  const { label, columns, items, sort, onSort, ticks, long } = props
  const styles = useTableStyles()
  const least = { '--least': `calc(${columns.map(({ min = '0px' }) => min).join(' + ')})` } as CSSProperties
  const Rows = long ? RowsInSight : StackedRows
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
        <Rows {...props} />
      </Table>
    </div>
  )
}
