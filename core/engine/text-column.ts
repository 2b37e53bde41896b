import { hasText, type TextAtom } from '../conditions/question.ts'
import { fold } from '../text.ts'
import type { Bitmap } from './bitmap.ts'
import { bytesOf, setRows } from './sorted-column.ts'

/**
 * A column of texts: each distinct folded text once, with the rows that have it. Place 0 is for the blank ones.
 * `written` is one way in which somebody wrote it, for people to read.
 */
export type TextColumn = {
  texts: string[]
  written: string[]
  places: Map<string, number>
  /** Where each text's rows begin in `rows`; one more at the end. */
  begins: Uint32Array
  rows: Uint32Array
  bytes: number
}

/** Folds and arranges a column; what is written alike is folded once. */
export function textColumn(rows: number, textAt: (row: number) => string | null): TextColumn {
  const texts = ['']
  const written = ['']
  const places = new Map<string, number>()
  const placeOfRaw = new Map<string, number>()
  const place = new Uint32Array(rows)
  for (let row = 0; row < rows; row += 1) {
    const raw = textAt(row)
    if (raw === null) continue
    let at = placeOfRaw.get(raw)
    if (at === undefined) {
      const folded = fold(raw)
      at = folded === null ? 0 : places.get(folded)
      if (at === undefined && folded !== null) {
        at = texts.push(folded) - 1
        written.push(raw.trim())
        places.set(folded, at)
      }
      placeOfRaw.set(raw, at ?? 0)
    }
    place[row] = at ?? 0
  }
  const postings = postingsOf(place, texts.length)
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  return {
    texts,
    written,
    places,
    ...postings,
    bytes: bytesOf(postings.begins, postings.rows) + 4 * characters + 100 * texts.length,
  }
}

/** The rows of each place, in order. */
export function postingsOf(place: Uint32Array, places: number): { begins: Uint32Array; rows: Uint32Array } {
  const begins = new Uint32Array(places + 1)
  for (let row = 0; row < place.length; row += 1) begins[place[row]! + 1]! += 1
  for (let at = 0; at < places; at += 1) begins[at + 1]! += begins[at]!
  const next = begins.slice()
  const rows = new Uint32Array(place.length)
  for (let row = 0; row < place.length; row += 1) rows[next[place[row]!]!++] = row
  return { begins, rows }
}

const setPlace = (bits: Bitmap, { begins, rows }: TextColumn, place: number): void =>
  setRows(bits, rows, begins[place]!, begins[place + 1]!)

/** Sets the rows whose text satisfies an atom: each distinct text is looked at once. */
export function setTexts(bits: Bitmap, column: TextColumn, atom: TextAtom): void {
  switch (atom.ask) {
    case 'blank': {
      setPlace(bits, column, 0)
      return
    }
    case 'is':
      for (const text of atom.texts) {
        const place = column.places.get(text)
        if (place !== undefined) setPlace(bits, column, place)
      }
      return
    case 'has':
      for (let place = 1; place < column.texts.length; place += 1)
        if (hasText(atom, column.texts[place]!)) setPlace(bits, column, place)
  }
}

/** How many rows have a text. */
export const usersOf = ({ places, begins }: TextColumn, text: string): number => {
  const place = places.get(text)
  return place === undefined ? 0 : begins[place + 1]! - begins[place]!
}
