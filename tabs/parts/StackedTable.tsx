import { Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTableStyles } from './use-table-styles.ts'

export type StackedColumn<T> = {
  id: string
  label: string
  /** Share of the width, 1 if absent. */
  grow?: number
  render: (item: T) => ReactNode
}

type StackedTableProps<T> = { label: string; columns: StackedColumn<T>[]; items: T[]; idOf: (item: T) => string }

/** A table to read; a stack of cards on a narrow screen. The first column names the row. */
export function StackedTable<T>({ label, columns, items, idOf }: StackedTableProps<T>) {
  const styles = useTableStyles()
  return (
    <Table noNativeElements aria-label={label} className={styles.table}>
      <TableHeader className={styles.head}>
        <TableRow>
          {columns.map((column) => (
            <TableHeaderCell key={column.id} className={styles.headCell} style={{ flexGrow: column.grow ?? 1 }}>
              {column.label}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {items.map((item) => (
          <TableRow key={idOf(item)} className={styles.row}>
            {columns.map((column, i) => (
              <TableCell
                key={column.id}
                role={i === 0 ? 'rowheader' : 'cell'}
                className={styles.cell}
                style={{ flexGrow: column.grow ?? 1 }}
              >
                <span className={styles.label}>{column.label}</span>
                <div className={styles.content}>{column.render(item)}</div>
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
