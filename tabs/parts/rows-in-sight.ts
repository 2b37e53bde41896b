/** Rows from `first` to before `end`, with the room that those above and below them take, in CSS pixels. */
export type InSight = { first: number; end: number; above: number; below: number }

/** What is known of the heights of rows, by their ids, in CSS pixels. */
export type Heights = { known: Map<string, number>; usual: number }

/** Rows that are drawn beyond the edges of the window, so that a fast hand finds no gap. */
const beyond = 8

/** The height of a row that was never drawn is that of the usual one. */
const heightOf = ({ known, usual }: Heights, id: string): number => known.get(id) ?? usual

const sum = (ids: readonly string[], heights: Heights): number =>
  ids.reduce((height, id) => height + heightOf(heights, id), 0)

/** The rows from one to another, and some on either side. */
export function aroundRows(ids: readonly string[], heights: Heights, first: number, last: number): InSight {
  const from = Math.max(0, Math.min(first, ids.length - 1) - beyond)
  const end = Math.min(ids.length, last + 1 + beyond)
  return { first: from, end, above: sum(ids.slice(0, from), heights), below: sum(ids.slice(end), heights) }
}

/**
 * The rows that are in sight.
 * @param ids of all rows, in their order.
 * @param top how far the first row is above the upper edge of the window, in CSS pixels; negative where it is below.
 * @param windowHeight in CSS pixels.
 */
export function rowsInSight(ids: readonly string[], heights: Heights, top: number, windowHeight: number): InSight {
  let bottom = 0
  let first: number | undefined
  for (const [row, id] of ids.entries()) {
    bottom += heightOf(heights, id)
    if (bottom > top) first ??= row
    if (bottom >= top + windowHeight) return aroundRows(ids, heights, first ?? row, row)
  }
  return aroundRows(ids, heights, first ?? ids.length - 1, ids.length - 1)
}

/** Notes the heights of rows that are drawn. The usual height is their average. */
export function noteHeights({ known }: Heights, drawn: readonly (readonly [id: string, height: number])[]): Heights {
  for (const [id, height] of drawn) known.set(id, height)
  const all = [...known.values()]
  return { known, usual: all.reduce((total, height) => total + height, 0) / Math.max(1, all.length) }
}

/** The same rows in a list that became shorter: its last ones, where it ends before them. */
export function fitted(inSight: InSight, count: number): InSight {
  if (inSight.end <= count) return inSight
  const first = Math.max(0, Math.min(inSight.first, count - (inSight.end - inSight.first)))
  return { ...inSight, first, end: count, below: 0 }
}
