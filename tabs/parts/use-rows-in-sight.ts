import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { stackedUpTo, type Columns } from './use-table-styles.ts'

/** What a row takes before it was ever drawn, in CSS pixels: as a card, as one of several columns, and as a row. */
function usualHeight(columns: Columns): number {
  const { innerWidth } = window
  if (innerWidth <= stackedUpTo.few) return 300
  return innerWidth <= stackedUpTo[columns] ? 180 : 57
}

/** Rows that are drawn beyond each edge of the window, so that a fast hand finds no gap. */
const beyond = 15

/** How far a list begins from the top of the page, in CSS pixels: what is above it comes and goes. */
function useTopOf<T extends HTMLElement>() {
  const list = useRef<T>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const look = () => {
      if (list.current) setTop(Math.round(list.current.getBoundingClientRect().top + window.scrollY))
    }
    look()
    // What moves the list makes the page longer or shorter.
    const observer = new ResizeObserver(look)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [])
  return { list, top }
}

/**
 * The rows of a long list that are in sight of the window, of whatever height each is.
 * @param ids of all rows, in their order.
 * @param kept a row that stays drawn wherever it is: nobody loses the focus by scrolling.
 * @param columns whether each has few columns or many.
 * @returns the list's element and height, the rows to draw with their places in it, and what measures a drawn row.
 */
export function useRowsInSight(ids: readonly string[], kept: string | undefined, columns: Columns) {
  const { list, top } = useTopOf<HTMLDivElement>()
  const keptAt = kept === undefined ? -1 : ids.indexOf(kept)
  const getItemKey = useCallback((row: number) => ids[row] ?? row, [ids])
  const rangeExtractor = useCallback(
    (range: Range) => {
      const rows = defaultRangeExtractor(range)
      return keptAt < 0 || rows.includes(keptAt) ? rows : [...rows, keptAt].toSorted((a, b) => a - b)
    },
    [keptAt],
  )
  const rows = useWindowVirtualizer<HTMLElement>({
    count: ids.length,
    estimateSize: () => usualHeight(columns),
    overscan: beyond,
    scrollMargin: top,
    getItemKey,
    rangeExtractor,
  })
  return {
    list,
    height: rows.getTotalSize(),
    rows: rows.getVirtualItems().map(({ index, start }) => ({ index, top: start - top })),
    measure: rows.measureElement,
  }
}
