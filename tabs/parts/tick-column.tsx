import { createTableColumn, type TableColumnDefinition } from '@fluentui/react-components'
import { TickAllBox, TickBox, type Ticks } from './TickBox.tsx'

/** The column of tick boxes of a long list; the one in the head is for all rows. */
export function tickColumn<T>(
  ticks: Ticks<T>,
  count: number,
  itemAt: (row: number) => T | undefined,
): TableColumnDefinition<number> {
  return createTableColumn<number>({
    columnId: 'tick',
    renderHeaderCell: () => (
      <TickAllBox
        ticks={ticks}
        items={Array.from({ length: count }, (_, row) => itemAt(row)).filter((item) => item !== undefined)}
      />
    ),
    renderCell(row) {
      const item = itemAt(row)
      if (item === undefined) return null
      const { isTicked, labelOf, onTick } = ticks
      return <TickBox label={labelOf(item)} isTicked={isTicked(item)} onTick={(ticked) => onTick([item], ticked)} />
    },
  })
}
