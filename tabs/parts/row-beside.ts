/** The row above or below, the first or the last, for the arrow keys, Home and End; undefined where there is none. */
export function rowBeside(key: string, row: number, count: number): number | undefined {
  const to = { ArrowUp: row - 1, ArrowDown: row + 1, Home: 0, End: count - 1 }[key]
  return to === undefined || to < 0 || to >= count ? undefined : to
}

/** The number of the row that something is in, from 0; undefined where it is in none. */
export function rowAround(element: EventTarget | null): number | undefined {
  const row = element instanceof Element ? element.closest<HTMLElement>('[data-index]')?.dataset.index : undefined
  return row === undefined ? undefined : Number(row)
}

/** The link that names a row. */
export const linkOfRow = (table: HTMLElement, row: number): HTMLElement | null =>
  table.querySelector<HTMLElement>(`[data-index="${row}"] [role=rowheader] a`)
