/** A page of a list, as the API answers it. */
export type ListPage<T> = { items: T[]; total: number; next: string | null }

/** Reads a list to its end: sorting or searching a part of it would mislead. */
export async function everyPage<T>(read: (cursor: string | null) => Promise<ListPage<T>>): Promise<T[]> {
  const items: T[] = []
  const seen = new Set<string>()
  let cursor: string | null = null
  do {
    const page: ListPage<T> = await read(cursor)
    items.push(...page.items)
    // A cursor that comes back would go round for ever.
    cursor = page.next !== null && !seen.has(page.next) ? page.next : null
    if (cursor !== null) seen.add(cursor)
  } while (cursor !== null)
  return items
}
