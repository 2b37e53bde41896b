import { type Enrollments, enrollmentsAt } from '../../core/enrollments.ts'
import { sorted } from './sorted.ts'

/**
 * Enrollments in the order in which they are stored: by user, by course, and then by everything else that a row says, so
 * that the same rows give the same chunks however Learn365 lists them. Only places are sorted, by the ranks of their
 * users and courses: twenty million rows take seconds.
 */
export function sortedEnrollments(all: Enrollments): Enrollments {
  const asTheyAre = new Uint32Array(all.length).map((_, at) => at)
  const byCourse = arranged(asTheyAre, all.course, ranksOf(all.courses))
  const order = arranged(byCourse, all.user, ranksOf(all.users))
  settleRepeated(all, order)
  return enrollmentsAt(all, order)
}

/** Each text's place among the sorted ones. */
function ranksOf(texts: readonly string[]): Uint32Array {
  const places = sorted({ keys: [(at: number) => texts[at] ?? ''] }, [...texts.keys()])
  const ranks = new Uint32Array(texts.length)
  for (const [rank, at] of places.entries()) ranks[at] = rank
  return ranks
}

/** Places in the order of their ranks (counting sort); places of the same rank stay as they stand. */
function arranged(order: Uint32Array, column: Uint32Array, ranks: Uint32Array): Uint32Array {
  const next = new Uint32Array(ranks.length + 1)
  for (let at = 0; at < order.length; at += 1) {
    const rank = ranks[column[at] ?? -1] ?? 0
    next[rank + 1] = (next[rank + 1] ?? 0) + 1
  }
  for (let rank = 1; rank < next.length; rank += 1) next[rank] = (next[rank] ?? 0) + (next[rank - 1] ?? 0)
  const result = new Uint32Array(order.length)
  for (let turn = 0; turn < order.length; turn += 1) {
    const at = order[turn] ?? -1
    const rank = ranks[column[at] ?? -1] ?? 0
    const place = next[rank] ?? 0
    result[place] = at
    next[rank] = place + 1
  }
  return result
}

/** Sorts the few rows of the same user and course by the rest of what they say. */
function settleRepeated(all: Enrollments, order: Uint32Array): void {
  const isAlike = (a = -1, b = -1): boolean => all.user[a] === all.user[b] && all.course[a] === all.course[b]
  let start = 0
  for (let end = 1; end <= order.length; end += 1) {
    if (end < order.length && isAlike(order[start], order[end])) continue
    if (end - start > 1) order.subarray(start, end).sort((a, b) => difference(all, a, b))
    start = end
  }
}

const rest = ['registeredAt', 'startedAt', 'completedAt', 'dueAt', 'status', 'passing'] as const

function difference(all: Enrollments, a: number, b: number): number {
  for (const name of rest) {
    const [left, right] = [known(all[name][a]), known(all[name][b])]
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}

/** An absent instant comes before all others. */
const known = (value = NaN): number => (Number.isNaN(value) ? -Infinity : value)
