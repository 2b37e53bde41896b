import {
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  mergeClasses,
  type SortDirection,
} from '@fluentui/react-components'
import { TickBox, TickAllBox, type Ticks } from './TickBox.tsx'
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { linkBeside } from './link-beside.ts'
import { useTableStyles } from './use-table-styles.ts'

export type StackedColumn<T, Id extends string = string> = {
  id: Id
  label: string
  /** Share of the width, 1 if absent. */
  grow?: number
  /** The least width; a table that does not fit scrolls. */
  min?: string
  render: (item: T) => ReactNode
}

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

const isOnControl = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest('a, [data-ticks]') !== null

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
  const width = ({ grow = 1, min = '0px' }: StackedColumn<T, Id>) => ({ flexGrow: grow, minWidth: min })
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
                style={width(column)}
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
            <TableRow
              key={idOf(item)}
              className={mergeClasses(styles.row, onOpen && styles.opens, flush && styles.flush)}
              onClick={onOpen && ((event) => isOnControl(event) || onOpen(item))}
            >
              {ticks && (
                <TableCell className={styles.tick} data-ticks>
                  <TickBox ticks={ticks} item={item} />
                </TableCell>
              )}
              {columns.map((column, i) => (
                <TableCell
                  key={column.id}
                  role={i === 0 ? 'rowheader' : 'cell'}
                  className={mergeClasses(styles.cell, i === 0 && styles.first)}
                  style={width(column)}
                >
                  {i > 0 && <span className={styles.label}>{column.label}</span>}
                  <div className={styles.content}>{column.render(item)}</div>
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}
