import { bitmap, setRows, type Bitmap } from './bitmap.ts'
import { listed, united, type RowSet } from './row-set.ts'

/** Rows by their numbers, ascending: what a range of numbers selects lies side by side. A row may stand in it twice. */
export type SortedColumn = { values: Float64Array; rows: Uint32Array; bytes: number }

/** Sorts (number, row) pairs; pairs whose number is NaN are left out. Rows of one number stay in their order. */
export function sortedColumn(values: Float64Array, rows: Uint32Array): SortedColumn {
  const { distinct, ranks, begins } = ranked(values)
  const order = placesByRank(ranks, begins)
  const sorted = new Float64Array(order.length)
  const inOrder = new Uint32Array(order.length)
  for (let i = 0; i < order.length; i += 1) {
    const place = order[i]!
    sorted[i] = distinct[ranks[place]!]!
    inOrder[i] = rows[place]!
  }
  return { values: sorted, rows: inOrder, bytes: bytesOf(sorted, inOrder) }
}

/** Has no rank, because it is NaN. */
const noRank = 0xffffffff

/**
 * The distinct numbers in order, each number's place among them, and where those of each rank begin once they are sorted.
 * Numbers are sorted by themselves, which is several times faster than to sort places by comparing.
 */
export function ranked(values: Float64Array): { distinct: Float64Array; ranks: Uint32Array; begins: Uint32Array } {
  const sorted = values.slice().sort()
  let length = 0
  for (let i = 0; i < sorted.length && !Number.isNaN(sorted[i]!); i += 1)
    if (i === 0 || sorted[i] !== sorted[length - 1]) sorted[length++] = sorted[i]!
  const distinct = sorted.slice(0, length)
  const ranks = new Uint32Array(values.length)
  const begins = new Uint32Array(length + 1)
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!
    const rank = Number.isNaN(value) ? noRank : placeOf(distinct, value)
    ranks[i] = rank
    if (rank !== noRank) begins[rank + 1]! += 1
  }
  for (let rank = 0; rank < length; rank += 1) begins[rank + 1]! += begins[rank]!
  return { distinct, ranks, begins }
}

/** The places of what has a rank, in the order of the ranks. */
export function placesByRank(ranks: Uint32Array, begins: Uint32Array): Uint32Array {
  const next = begins.slice()
  const order = new Uint32Array(begins[begins.length - 1]!)
  for (let place = 0; place < ranks.length; place += 1)
    if (ranks[place] !== noRank) order[next[ranks[place]!]!++] = place
  return order
}

/** The first place whose value is at least (or, with `past`, above) a bound. */
export function placeOf(values: Float64Array | Int32Array, bound: number, past = false): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = values[middle]!
    if (value < bound || (past && value === bound)) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Bitmaps of the rows before every so many places of a sorted column. A range is what comes before its end without what
 * comes before its beginning: two bitmaps and a few thousand rows, however long it is. Rows must stand once each.
 */
export type Milestones = { stride: number; bitmaps: Bitmap[]; bytes: number }

const mostMilestones = 64
const leastStride = 2048

export function milestonesOf(rows: Uint32Array, people: number): Milestones {
  const stride = Math.max(leastStride, Math.ceil(rows.length / mostMilestones))
  const running = bitmap(people)
  const bitmaps = [running.slice()]
  for (let at = stride; at <= rows.length; at += stride) {
    setRows(running, rows, at - stride, at)
    bitmaps.push(running.slice())
  }
  return { stride, bitmaps, bytes: bytesOf(...bitmaps) }
}

/** The rows from one place up to another, over the milestones between them. */
export function stretch(rows: Uint32Array, { stride, bitmaps }: Milestones, from: number, to: number): RowSet {
  const [first, last] = [Math.ceil(from / stride), Math.floor(to / stride)]
  const after = last > first ? bitmaps[last] : undefined
  if (!after) return listed(rows.subarray(from, Math.max(from, to)))
  const ends = [rows.subarray(from, first * stride), rows.subarray(last * stride, to)]
  const before = first > 0 ? (bitmaps[first] ?? null) : null
  return united(
    [after],
    ends.filter(({ length }) => length > 0),
    before,
  )
}

export const bytesOf = (...arrays: { byteLength: number }[]): number =>
  arrays.reduce((sum, { byteLength }) => sum + byteLength, 0)
