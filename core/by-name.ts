/**
 * The order of names in every list of people and courses: that of the Unicode Collation Algorithm for all scripts, and
 * for Chinese characters that of JIS, which Japanese readers know (CLDR's collation for Japanese is the root's but for these).
 */
const { compare } = new Intl.Collator('ja')

/** Orders what has a name. */
export const byName = (a: { name: string }, b: { name: string }): number => compare(a.name, b.name)

/** Orders people by name, and those of one name by their id: the same people are always in the same order. */
export const byNameAndId = (a: { name: string; userId: string }, b: { name: string; userId: string }): number =>
  byName(a, b) || (a.userId < b.userId ? -1 : 1)

/**
 * The first ones by name, without putting all of them in order: a search may find a hundred thousand.
 * @param most how many are kept.
 */
export function firstByName<T>(items: Iterable<T>, nameOf: (item: T) => string, most: number): T[] {
  const first: { name: string; item: T }[] = []
  for (const item of items) {
    const name = nameOf(item)
    const last = first.length < most ? undefined : first.at(-1)
    if (last && compare(name, last.name) >= 0) continue
    const place = first.findIndex((other) => compare(name, other.name) < 0)
    first.splice(place < 0 ? first.length : place, 0, { name, item })
    if (first.length > most) first.pop()
  }
  return first.map(({ item }) => item)
}
