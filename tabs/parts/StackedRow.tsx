import { TableCell, TableRow, mergeClasses } from '@fluentui/react-components'
import { memo, type MouseEvent, type ReactNode } from 'react'
import { TickBox, type Ticks } from './TickBox.tsx'
import { useTableStyles, type Columns } from './use-table-styles.ts'

export type StackedColumn<T, Id extends string = string> = {
  id: Id
  label: string
  /** Share of the width, 1 if absent. */
  grow?: number
  /** The least width; a table that does not fit scrolls. */
  min?: string
  render: (item: T) => ReactNode
}

/** A column is as wide in the head as in the rows. */
export const widthOf = ({ grow = 1, min = '0px' }: Pick<StackedColumn<never>, 'grow' | 'min'>) => ({
  flexGrow: grow,
  minWidth: min,
})

type StackedRowProps<T, Id extends string> = {
  item: T
  /** Its number in the table, from 0. */
  row: number
  columns: StackedColumn<T, Id>[]
  flush: boolean
  size: Columns
  onOpen?: (item: T) => void
  isTicked: boolean
  /** Where only rows in sight are drawn: how far it is below the first one, in CSS pixels, and who asks for its height. */
  top?: number
  measure?: (row: HTMLElement | null) => void
} & Partial<Pick<Ticks<T>, 'onTick' | 'labelOf'>>

const isOnControl = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest('a, [data-ticks]') !== null

function Row<T, Id extends string>(props: StackedRowProps<T, Id>) {
  const { item, row, columns, flush, size, onOpen, isTicked, top, measure, onTick, labelOf } = props
  const styles = useTableStyles(size)
  return (
    <TableRow
      ref={measure}
      data-index={row}
      className={mergeClasses(
        styles.row,
        onOpen && styles.opens,
        flush && styles.flush,
        top !== undefined && styles.placed,
      )}
      // The head is the first row to those who count.
      {...(top === undefined ? {} : { 'aria-rowindex': row + 2, style: { transform: `translateY(${top}px)` } })}
      onClick={onOpen && ((event) => isOnControl(event) || onOpen(item))}
    >
      {onTick && labelOf && (
        <TableCell className={styles.tick} data-ticks>
          <TickBox label={labelOf(item)} isTicked={isTicked} onTick={(ticked) => onTick([item], ticked)} />
        </TableCell>
      )}
      {columns.map((column, i) => (
        <TableCell
          key={column.id}
          role={i === 0 ? 'rowheader' : 'cell'}
          className={mergeClasses(styles.cell, i === 0 && styles.first, i === 0 && onTick && styles.besideTick)}
          style={widthOf(column)}
        >
          {i > 0 && <span className={styles.label}>{column.label}</span>}
          <div className={styles.content}>{column.render(item)}</div>
        </TableCell>
      ))}
    </TableRow>
  )
}

/** A row, drawn again only when something of it changes: where its columns and what is done with it stay the same. */
export const StackedRow = memo(Row) as typeof Row
