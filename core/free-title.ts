import { mostOfTitle } from './profile.ts'

const keyOf = (title: string): string => title.toLowerCase()

/** A title with something behind it, cut where it would be too long. */
export const withSuffix = (title: string, suffix: string): string => {
  const room = title.slice(0, mostOfTitle - suffix.length)
  // A letter is not cut in the middle.
  const whole = room.isWellFormed() ? room : room.slice(0, -1)
  return `${whole.trimEnd()}${suffix}`
}

/**
 * Gives titles that no other profile has, and none twice: a title as it is, or with the first suffix that is free.
 * @param taken are the titles of the profiles that there are.
 */
export function titleGiver(taken: Iterable<string>): (title: string, suffix: (n: number) => string) => string {
  const all = new Set([...taken].map(keyOf))
  // Of many with the same title, each goes on where the one before it ended.
  const last = new Map<string, number>()
  return (title, suffix) => {
    let n = last.get(title) ?? 1
    let given = withSuffix(title, suffix(n))
    while (all.has(keyOf(given))) given = withSuffix(title, suffix((n += 1)))
    last.set(title, n)
    all.add(keyOf(given))
    return given
  }
}

/** `X`, `X (2)`, `X (3)`: a profile that comes from a file beside one that has its title. */
export const importedSuffix = (n: number): string => (n === 1 ? '' : ` (${n})`)

/** `X (copy)`, `X (copy 2)`: a duplicate. */
export const copySuffix = (n: number): string => (n === 1 ? ' (copy)' : ` (copy ${n})`)
