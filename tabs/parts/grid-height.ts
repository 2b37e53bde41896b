/** Two lines and some air, in CSS pixels; rows of a virtual list are all of one height. */
export const rowHeight = 52
const mostRows = 11
const shareOfWindow = 0.6

/** How high a virtual list of so many rows is, in CSS pixels: as high as its rows, and never more than most of the window. */
export function gridHeight(count: number, windowHeight = window.innerHeight): number {
  const most = Math.max(4 * rowHeight, Math.min(mostRows * rowHeight, Math.floor(windowHeight * shareOfWindow)))
  return Math.min(count * rowHeight, most)
}
