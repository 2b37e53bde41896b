import { Checkbox, createTableColumn, type TableColumnDefinition } from '@fluentui/react-components'

/** Tick boxes of the rows of a list. */
export type Ticks<T> = {
  isTicked: (item: T) => boolean
  /** These rows were ticked, or unticked. */
  onTick: (items: T[], ticked: boolean) => void
  labelOf: (item: T) => string
  /** What the box in the head says, which ticks all rows or none. */
  all: string
}

/** The column of tick boxes; the one in the head is for all rows. */
export function tickColumn<T>(
  { isTicked, onTick, labelOf, all }: Ticks<T>,
  count: number,
  itemAt: (row: number) => T | undefined,
): TableColumnDefinition<number> {
  const items = () => Array.from({ length: count }, (_, row) => itemAt(row)).filter((item) => item !== undefined)
  return createTableColumn<number>({
    columnId: 'tick',
    renderHeaderCell() {
      const every = items()
      const ticked = every.filter(isTicked).length
      return (
        <Checkbox
          aria-label={all}
          checked={ticked === every.length ? true : ticked === 0 ? false : 'mixed'}
          onChange={() => onTick(every, ticked < every.length)}
        />
      )
    },
    renderCell(row) {
      const item = itemAt(row)
      if (item === undefined) return null
      return (
        <Checkbox
          aria-label={labelOf(item)}
          checked={isTicked(item)}
          onChange={(_, { checked }) => onTick([item], checked === true)}
        />
      )
    },
  })
}
