import { bitmap, type Bitmap, setRows } from './bitmap.ts'
import { fewOf, united, type RowSet } from './row-set.ts'
import { bytesOf } from './sorted-column.ts'

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

/** So many pieces are put together at once: to go through them again would take as long. */
const mostPieces = 24

/** The rows of several places together, as pieces of the postings themselves. */
export function rowsOfPlaces(postings: Postings, places: ArrayLike<number>, people: number): RowSet {
  const { begins, rows, dense } = postings
  const few = fewOf(people)
  const bitmaps: Bitmap[] = []
  const lists: Uint32Array[] = []
  // Gone through first, so that nothing grows on the way; places side by side are one piece.
  let [pieces, length, end] = [0, 0, -1]
  for (let n = 0; n < places.length; n += 1) {
    const place = places[n]!
    const [from, to] = [begins[place]!, begins[place + 1]!]
    if (to - from > few) bitmaps.push(dense.get(place)!)
    else if (to > from) {
      if (from !== end) pieces += 1
      end = to
      length += to - from
    }
  }
  if (pieces <= mostPieces) {
    eachPiece(postings, places, few, (from, to) => lists.push(rows.subarray(from, to)))
    return united(bitmaps, lists)
  }
  if (length > few) {
    const bits = bitmap(people)
    eachPiece(postings, places, few, (from, to) => setRows(bits, rows, from, to))
    return { ...united([...bitmaps, bits], []), ownBytes: bits.byteLength }
  }
  const list = new Uint32Array(length)
  let at = 0
  eachPiece(postings, places, few, (from, to) => {
    for (let i = from; i < to; i += 1) list[at++] = rows[i]!
  })
  return { ...united(bitmaps, [list]), ownBytes: list.byteLength }
}

/** Calls with each stretch of rows that belongs to places of few rows. */
function eachPiece(
  { begins }: Postings,
  places: ArrayLike<number>,
  few: number,
  call: (from: number, to: number) => void,
): void {
  let [begun, end] = [0, 0]
  for (let n = 0; n < places.length; n += 1) {
    const [from, to] = [begins[places[n]!]!, begins[places[n]! + 1]!]
    if (to - from > few || to === from) continue
    if (from !== end) {
      if (end > begun) call(begun, end)
      begun = from
    }
    end = to
  }
  if (end > begun) call(begun, end)
}
