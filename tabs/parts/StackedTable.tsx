import {
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  type SortDirection,
} from '@fluentui/react-components'
import type { CSSProperties, KeyboardEvent } from 'react'
import { linkBeside } from './link-beside.ts'
import { StackedRow, widthOf, type StackedColumn } from './StackedRow.tsx'
import { TickAllBox, type Ticks } from './TickBox.tsx'
import { useTableStyles } from './use-table-styles.ts'

type StackedTableProps<T, Id extends string> = {
  label: string
  /** The first one names the row, and links to it where `onOpen` is given. */
  columns: StackedColumn<T, Id>[]
  items: T[]
  idOf: (item: T) => string
  sort?: { column: Id; direction: SortDirection }
  onSort?: (column: Id) => void
  /** A click anywhere on the row. */
  onOpen?: (item: T) => void
  /** Rows have a tick box where this is given. */
  ticks?: Ticks<T>
  /** It fills its surface to the edge. */
  flush?: boolean
}

/** Arrow keys go from the link of a row to the next one's, as in a list. */
function onArrows(event: KeyboardEvent<HTMLElement>): void {
  const next = linkBeside(event.currentTarget, event.target, event.key)
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** A table to read, to sort and to open rows from; a stack of cards on a narrow screen. */
export function StackedTable<T, Id extends string>(props: StackedTableProps<T, Id>) {
  const { label, columns, items, idOf, sort, onSort, onOpen, ticks, flush = false } = props
  const styles = useTableStyles()
  const least = { '--least': `calc(${columns.map(({ min = '0px' }) => min).join(' + ')})` } as CSSProperties
  return (
    <div className={styles.scroll}>
      <Table
        noNativeElements
        sortable={onSort !== undefined}
        aria-label={label}
        className={styles.table}
        style={least}
        onKeyDown={onArrows}
      >
        <TableHeader className={styles.head}>
          <TableRow>
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
        <TableBody>
          {items.map((item) => (
            <StackedRow
              key={idOf(item)}
              item={item}
              columns={columns}
              flush={flush}
              {...(onOpen ? { onOpen } : {})}
              {...(ticks ? { isTicked: ticks.isTicked(item), onTick: ticks.onTick, labelOf: ticks.labelOf } : {})}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  )
}
