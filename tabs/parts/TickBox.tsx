import { Checkbox } from '@fluentui/react-components'

/** Tick boxes of the rows of a list. */
export type Ticks<T> = {
  isTicked: (item: T) => boolean
  /** These rows were ticked, or unticked. */
  onTick: (items: T[], ticked: boolean) => void
  labelOf: (item: T) => string
  /** What the box in the head says, which ticks all rows or none. */
  all: string
}

type TickBoxProps = { label: string; isTicked: boolean; onTick: (ticked: boolean) => void }

/** The tick box of a row. */
export function TickBox({ label, isTicked, onTick }: TickBoxProps) {
  return <Checkbox aria-label={label} checked={isTicked} onChange={(_, { checked }) => onTick(checked === true)} />
}

/** The tick box in the head: all rows, none, or some. */
export function TickAllBox<T>({ ticks, items }: { ticks: Ticks<T>; items: T[] }) {
  const ticked = items.filter(ticks.isTicked).length
  return (
    <Checkbox
      aria-label={ticks.all}
      checked={ticked === items.length ? true : ticked === 0 ? false : 'mixed'}
      onChange={() => ticks.onTick(items, ticked < items.length)}
    />
  )
}
