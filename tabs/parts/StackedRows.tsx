import { TableBody } from '@fluentui/react-components'
import { useMemo, type FocusEvent } from 'react'
import { rowAround } from './row-beside.ts'
import { StackedRow, type StackedColumn } from './StackedRow.tsx'
import type { Ticks } from './TickBox.tsx'
import { useRowsInSight } from './use-rows-in-sight.ts'
import type { Columns } from './use-table-styles.ts'

export type StackedRowsProps<T, Id extends string> = {
  /** The first one names the row, and links to it where `onOpen` is given. */
  columns: StackedColumn<T, Id>[]
  items: T[]
  idOf: (item: T) => string
  /** A click anywhere on the row. */
  onOpen?: (item: T) => void
  /** Rows have a tick box where this is given. */
  ticks?: Ticks<T>
  /** It fills its surface to the edge. */
  flush?: boolean
  /** A table of many columns is a stack of cards on a wider screen already. */
  size?: Columns
}

/** What a row is drawn with, the same for all; each of them stays the same while somebody scrolls. */
function sharedOf<T, Id extends string>({
  columns,
  onOpen,
  ticks,
  flush = false,
  size = 'few',
}: StackedRowsProps<T, Id>) {
  return {
    columns,
    flush,
    size,
    ...(onOpen ? { onOpen } : {}),
    ...(ticks ? { onTick: ticks.onTick, labelOf: ticks.labelOf } : {}),
  }
}

/** Every row of a table. */
export function StackedRows<T, Id extends string>(props: StackedRowsProps<T, Id>) {
  const { items, idOf, ticks } = props
  return (
    <TableBody>
      {items.map((item, row) => (
        <StackedRow
          key={idOf(item)}
          item={item}
          row={row}
          isTicked={ticks?.isTicked(item) ?? false}
          {...sharedOf(props)}
        />
      ))}
    </TableBody>
  )
}

type RowsInSightProps<T, Id extends string> = StackedRowsProps<T, Id> & {
  /** The id of the row that stays drawn: it has the focus, or gets it. */
  kept: string | undefined
  onKeep: (id: string) => void
}

/** The rows of a long table that are in sight, in the room that all of them would take. */
export function RowsInSight<T, Id extends string>(props: RowsInSightProps<T, Id>) {
  const { items, idOf, ticks, size = 'few', kept, onKeep } = props
  const ids = useMemo(() => items.map(idOf), [items, idOf])
  const { list, height, rows, measure } = useRowsInSight(ids, kept, size)
  const keep = ({ target }: FocusEvent) => {
    const id = ids[rowAround(target) ?? -1]
    if (id !== undefined) onKeep(id)
  }
  return (
    <div ref={list} role="rowgroup" style={{ position: 'relative', height }} onFocus={keep}>
      {rows.map(({ index, top }) => {
        const item = items[index]
        return (
          item !== undefined && (
            <StackedRow
              key={idOf(item)}
              item={item}
              row={index}
              top={top}
              measure={measure}
              isTicked={ticks?.isTicked(item) ?? false}
              {...sharedOf(props)}
            />
          )
        )
      })}
    </div>
  )
}
