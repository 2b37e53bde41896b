import type { SortDirection } from '@fluentui/react-components'
import type { CSSProperties, ReactNode } from 'react'
import type { Ticks } from './TickBox.tsx'

export type StackedColumn<T, Id extends string = string> = {
  id: Id
  label: string
  /** Share of the width, 1 if absent. */
  grow?: number
  /** The least width; a table that does not fit scrolls. */
  min?: string
  render: (item: T) => ReactNode
}

export type StackedTableProps<T, Id extends string> = {
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
  /** It may have thousands of rows, of which only those in sight are drawn. `returnTo` is where somebody comes back to. */
  long?: { returnTo: number | undefined }
}

/** How wide a column is, in its head and in its cells. */
export const widthOf = ({ grow = 1, min = '0px' }: { grow?: number; min?: string }): CSSProperties => ({
  flexGrow: grow,
  minWidth: min,
})
