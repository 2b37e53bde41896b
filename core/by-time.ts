/*
 * Lists that are read a page at a time, newest first: runs, held changes, what each run did to a profile's group.
 */

/** Where something stands in such a list. Two of the same moment are put in order by their ids: a page ends between them. */
export type PlaceInTime = { at: string; id: string }

/** Newest first. */
export const byNewest = (a: PlaceInTime, b: PlaceInTime): number => {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1
  return a.id === b.id ? 0 : a.id < b.id ? 1 : -1
}

/** A place as a text: the time, and the id. */
export const cursorShape = /^\d{4}-\d\d-\d\dT[\d:.]+Z .+$/

export const cursorOf = ({ at, id }: PlaceInTime): string => `${at} ${id}`

/** The place that a cursor names. */
export function placeOfCursor(cursor: string): PlaceInTime {
  const end = cursor.indexOf(' ')
  return { at: cursor.slice(0, end), id: cursor.slice(end + 1) }
}
