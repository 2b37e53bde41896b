/** Rows by id, case-insensitive as directory ids are, that also know their ids in order (pages need an order that lasts). */
export type Table<T> = {
  get(id: string): T | undefined
  has(id: string): boolean
  set(id: string, row: T): void
  delete(id: string): boolean
  size(): number
  /** All ids, sorted; the same array until the table changes. */
  ids(): readonly string[]
  rows(): T[]
}

/** A table of these rows. */
export function makeTable<T>(rows: Iterable<readonly [string, T]> = []): Table<T> {
  const map = new Map<string, T>()
  for (const [id, row] of rows) map.set(id.toLowerCase(), row)
  let sorted: readonly string[] | undefined
  return {
    get: (id) => map.get(id.toLowerCase()),
    has: (id) => map.has(id.toLowerCase()),
    set(id, row) {
      if (!map.has(id.toLowerCase())) sorted = undefined
      map.set(id.toLowerCase(), row)
    },
    delete(id) {
      const gone = map.delete(id.toLowerCase())
      if (gone) sorted = undefined
      return gone
    },
    size: () => map.size,
    ids: () => (sorted ??= [...map.keys()].sort()),
    rows: () => [...map.values()],
  }
}

/** The index of the first id after this one, in a sorted list. */
export function indexAfter(ids: readonly string[], id: string): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ids[middle] ?? '') <= id) low = middle + 1
    else high = middle
  }
  return low
}
