/** Two lines and some air, in CSS pixels; rows of a virtual list are all of one height. */
export const rowHeight = 52
/** So many are shown whole: a list that scrolls within a page that scrolls is worse than a longer page. */
const wholeRows = 20
const mostRows = 11
const leastRows = 4
const shareOfWindow = 0.6

/**
 * How high a virtual list of so many rows is, in CSS pixels: as high as its rows, or most of the window and half a row,
 * which says that there are more.
 */
export function gridHeight(count: number, windowHeight = window.innerHeight): number {
  if (count <= wholeRows) return count * rowHeight
  const fitting = Math.floor((windowHeight * shareOfWindow) / rowHeight)
  return (Math.max(leastRows, Math.min(mostRows, fitting)) + 0.5) * rowHeight
}
