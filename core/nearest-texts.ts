/** Texts this near are told; more of them would be no help. */
const most = 3

/**
 * The texts that another was perhaps meant to be, the nearest first: a slip or two away, or with it as a part of them.
 * @param texts as `fold` leaves them; an empty one is nobody's.
 */
export function nearestTexts(text: string, texts: readonly string[]): string[] {
  const slips = Math.max(1, Math.floor(text.length / 4))
  const near = texts.flatMap((other) => {
    if (other === '' || other === text) return []
    const far = distance(text, other, slips)
    if (far <= slips) return [{ other, far }]
    const isPart = text.length > 1 && (other.includes(text) || (other.length > 2 && text.includes(other)))
    return isPart ? [{ other, far: slips + Math.abs(other.length - text.length) }] : []
  })
  return near
    .toSorted((a, b) => a.far - b.far || (a.other < b.other ? -1 : 1))
    .slice(0, most)
    .map(({ other }) => other)
}

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to make one text of another
 * (optimal string alignment); at least `limit + 1` where it is more than the limit.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(before, j - 2) + 1 : Infinity
      row.push(Math.min(changed, at(last, j) + 1, at(row, j - 1) + 1, swapped))
    }
    if (Math.min(...row) > limit) return limit + 1
    before = last
    last = row
  }
  return at(last, b.length)
}

const at = (row: readonly number[], place: number): number => row[place] ?? Infinity
