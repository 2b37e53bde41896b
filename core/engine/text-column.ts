import type { TextAtom } from '../conditions/question.ts'
import { fold } from '../text.ts'
import { packedTexts, placesThatHave, type PackedTexts } from './packed-texts.ts'
import { postingsOf, rowsOfPlaces, type Postings } from './postings.ts'
import type { RowSet } from './row-set.ts'
import { bytesOf } from './sorted-column.ts'

/**
 * A column of texts: each distinct folded text once, with the rows that have it. Place 0 is for the blank ones.
 * `written` is one way in which somebody wrote it, for people to read.
 */
export type TextColumn = Postings & {
  texts: string[]
  packed: PackedTexts
  written: string[]
  places: Map<string, number>
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
  const postings = postingsOf(place, texts.length, rows)
  const packed = packedTexts(texts)
  // The strings themselves, twice as a rule: as they are written and as they are compared.
  const strings = 2 * packed.units.length + 100 * texts.length
  return { texts, packed, written, places, ...postings, bytes: postings.bytes + bytesOf(packed.units) + strings }
}

/** The rows whose text satisfies an atom: each distinct text is looked at once. */
export const textRows = (column: TextColumn, atom: TextAtom): RowSet =>
  rowsOfPlaces(column, placesOf(column, atom), column.rows.length)

function placesOf({ places, packed }: TextColumn, atom: TextAtom): ArrayLike<number> {
  switch (atom.ask) {
    case 'blank':
      return [0]
    case 'is':
      return atom.texts.map((text) => places.get(text)).filter((place) => place !== undefined)
    case 'has':
      return placesThatHave(packed, atom)
  }
}

/** How many rows have a text. */
export const usersOf = ({ places, begins }: TextColumn, text: string): number => {
  const place = places.get(text)
  return place === undefined ? 0 : begins[place + 1]! - begins[place]!
}
