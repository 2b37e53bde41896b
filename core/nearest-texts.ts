/** Texts this near are told; more of them would be no help. */
const most = 3

/** A longer text is no word that somebody misspelt. */
const longest = 100
/** Nor does anybody slip more often. */
const mostSlips = 3

/**
 * The texts that another was perhaps meant to be, the nearest first: a slip or two away, or with it as a part of them.
 * @param texts as `fold` leaves them; an empty one is nobody's.
 */
export function nearestTexts(text: string, texts: readonly string[]): string[] {
  if (text.length < 2 || text.length > longest) return []
  const slips = Math.min(mostSlips, Math.max(1, Math.floor(text.length / 4)))
  const mayBeNear = sieve(text, slips)
  const near = texts.flatMap((other) => {
    if (other === '' || other === text) return []
    const far = mayBeNear(other) ? distance(text, other, slips) : slips + 1
    if (far <= slips) return [{ other, far }]
    const isPart = other.includes(text) || (other.length > 2 && text.includes(other))
    return isPart ? [{ other, far: slips + Math.abs(other.length - text.length) }] : []
  })
  return near
    .toSorted((a, b) => a.far - b.far || (a.other < b.other ? -1 : 1))
    .slice(0, most)
    .map(({ other }) => other)
}

/**
 * Tells texts that cannot be within so many slips, by their letters alone: each slip puts one letter in the place of
 * another at most. Of many texts nearly all are told so, at a fraction of the cost of their distance.
 */
function sieve(text: string, slips: number): (other: string) => boolean {
  const counts = new Int16Array(64)
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i) & 63
    counts[letter] = (counts[letter] ?? 0) + 1
  }
  const left = new Int16Array(64)
  return (other) => {
    if (Math.abs(other.length - text.length) > slips) return false
    left.set(counts)
    let foreign = 0
    for (let i = 0; i < other.length; i += 1) {
      const letter = other.charCodeAt(i) & 63
      const there = left[letter] ?? 0
      if (there === 0) foreign += 1
      else left[letter] = there - 1
    }
    return foreign <= slips && text.length - (other.length - foreign) <= slips
  }
}

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to make one text of another
 * (optimal string alignment); `limit + 1` where it is more than the limit. Only places that so many slips can reach
 * are looked at.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: Math.min(b.length, limit) + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row: number[] = []
    const [from, to] = [Math.max(0, i - limit), Math.min(b.length, i + limit)]
    let least = Infinity
    for (let j = from; j <= to; j += 1) {
      const changed = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwapped = j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swapped = isSwapped ? at(before, j - 2) + 1 : Infinity
      const far = j === 0 ? i : Math.min(changed, at(last, j) + 1, at(row, j - 1) + 1, swapped)
      row[j] = far
      least = Math.min(least, far)
    }
    if (least > limit) return limit + 1
    before = last
    last = row
  }
  return Math.min(at(last, b.length), limit + 1)
}

const at = (row: readonly number[], place: number): number => row[place] ?? Infinity
