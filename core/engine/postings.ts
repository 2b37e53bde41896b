import { bitmap, type Bitmap, setRows } from './bitmap.ts'
import { fewOf, type RowSet } from './row-set.ts'
import { bytesOf } from './sorted-column.ts'
import { meet } from './words.ts'

/** The rows of each distinct value, by the value's place. */
export type Postings = {
  /** Where each place's rows begin in `rows`; one more at the end. */
  begins: Uint32Array
  rows: Uint32Array
  /** Those of places that many people have, as bitmaps: hardly larger than their rows, and quicker to unite. */
  dense: ReadonlyMap<number, Bitmap>
  bytes: number
}

/** Gathers the rows of each place. @param place of each row. */
export function postingsOf(place: Uint32Array, places: number, people: number): Postings {
  const begins = new Uint32Array(places + 1)
  for (let row = 0; row < place.length; row += 1) begins[place[row]! + 1]! += 1
  for (let at = 0; at < places; at += 1) begins[at + 1]! += begins[at]!
  const next = begins.slice()
  const rows = new Uint32Array(place.length)
  for (let row = 0; row < place.length; row += 1) rows[next[place[row]!]!++] = row
  return withDense(begins, rows, people)
}

/** Makes bitmaps of the places that many people have. */
export function withDense(begins: Uint32Array, rows: Uint32Array, people: number): Postings {
  const dense = new Map<number, Bitmap>()
  for (let place = 0; place < begins.length - 1; place += 1) {
    const [from, to] = [begins[place]!, begins[place + 1]!]
    if (to - from <= fewOf(people)) continue
    const bits = bitmap(people)
    setRows(bits, rows, from, to)
    dense.set(place, bits)
  }
  return { begins, rows, dense, bytes: bytesOf(begins, rows, ...dense.values()) }
}

/** The rows of several places together; of one place it is a piece of the postings themselves. */
export function rowsOfPlaces({ begins, rows, dense }: Postings, places: readonly number[], people: number): RowSet {
  const sets: RowSet[] = []
  const sparse: number[] = []
  for (const place of places) {
    const bits = dense.get(place)
    if (bits) sets.push({ bits })
    else if (begins[place] !== begins[place + 1]) sparse.push(place)
  }
  const [first] = sparse
  const [only] = sets
  if (first === undefined && only && sets.length === 1) return only
  if (sets.length === 0 && sparse.length <= 1)
    return { rows: first === undefined ? noRows : rows.subarray(begins[first], begins[first + 1]) }
  const bits = bitmap(people)
  for (const place of sparse) setRows(bits, rows, begins[place]!, begins[place + 1]!)
  if (sets.length === 0) return { bits }
  if (sparse.length > 0) sets.push({ bits })
  return { bits: meet(bits, { sets, masks: sets.map(() => 0) }, { relation: 'or', not: false }, people) }
}

const noRows = new Uint32Array(0)
