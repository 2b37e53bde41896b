import { TableBody, TableCell, TableRow, mergeClasses } from '@fluentui/react-components'
import { memo, useMemo, type MouseEvent } from 'react'
import { widthOf, type StackedTableProps } from './stacked-table.ts'
import { TickBox } from './TickBox.tsx'
import { useRowsInSight } from './use-rows-in-sight.ts'
import { useTableStyles } from './use-table-styles.ts'

const isOnControl = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest('a, [data-ticks]') !== null

type RowProps<T, Id extends string> = { table: StackedTableProps<T, Id>; item: T; index?: number }

function Row<T, Id extends string>({ table, item, index }: RowProps<T, Id>) {
  const { columns, onOpen, ticks, flush = false } = table
  const styles = useTableStyles()
  return (
    <TableRow
      {...(index === undefined ? {} : { 'aria-rowindex': index })}
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
          style={widthOf(column)}
        >
          {i > 0 && <span className={styles.label}>{column.label}</span>}
          <div className={styles.content}>{column.render(item)}</div>
        </TableCell>
      ))}
    </TableRow>
  )
}

/** Every row of a table. */
export function StackedRows<T, Id extends string>(table: StackedTableProps<T, Id>) {
  return (
    <TableBody>
      {table.items.map((item) => (
        <Row key={table.idOf(item)} table={table} item={item} />
      ))}
    </TableBody>
  )
}

/** While somebody scrolls, a row that stays in sight is not made anew; a memo keeps the type parameters. */
const KeptRow = memo(Row) as typeof Row

/** The rows of a long table that are in sight, in the room that all of them would take. */
export function RowsInSight<T, Id extends string>(table: StackedTableProps<T, Id>) {
  const { items, idOf, long } = table
  // eslint-disable-next-line react-hooks/exhaustive-deps -- how an id is read does not change with what is drawn
  const ids = useMemo(() => items.map(idOf), [items])
  const { body, first, end, above, below } = useRowsInSight(ids, long?.returnTo)
  return (
    <div ref={body} role="rowgroup" style={{ paddingTop: above, paddingBottom: below }}>
      {items.slice(first, end).map((item, i) => (
        // The head is row 1.
        <KeptRow key={idOf(item)} table={table} item={item} index={first + i + 2} />
      ))}
    </div>
  )
}
