const longest = 100
/** So much of the shorter one must be in the longer one. */
const nearEnough = 0.7

/**
 * Finds up to three of some names that a text was perhaps meant to be, the nearest first: they share most pairs of
 * letters with it.
 */
export function nearestAmong(names: readonly string[]): (text: string) => string[] {
  const known = names.map((name) => ({ name, pairs: pairsOf(name) }))
  return (text) => {
    const wanted = pairsOf(text.slice(0, longest))
    return known
      .map(({ name, pairs }) => {
        const shared = [...wanted].filter((pair) => pairs.has(pair)).length
        return { name, part: shared / Math.min(pairs.size, wanted.size), whole: shared / (pairs.size + wanted.size) }
      })
      .filter(({ part }) => part >= nearEnough)
      .toSorted((a, b) => b.whole - a.whole)
      .slice(0, 3)
      .map(({ name }) => name)
  }
}

function pairsOf(text: string): Set<string> {
  const letters = text.toLowerCase()
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)))
}
