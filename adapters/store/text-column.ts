import {
  type Data,
  DataType,
  Dictionary,
  FixedSizeBinary,
  Int16,
  Int32,
  Int8,
  makeData,
  Utf8,
  Vector,
} from 'apache-arrow'
import { decodeGuids, encodeGuids, guidBytes } from './guid-bytes.ts'
import { isSet, validity } from './validity.ts'

type Texts = readonly (string | null)[]

/**
 * Texts as an Arrow column. Where values repeat, a dictionary and indexes into it; GUIDs as bytes. `id` names the
 * dictionary: left to Arrow it would count on, and the same rows would never give the same bytes twice.
 */
export function encodeTexts(texts: Texts, id: number): Data {
  const distinct = repeated(texts)
  if (!distinct) return plain(texts)
  const places = texts.map((text) => (text === null ? 0 : (distinct.get(text) ?? 0)))
  return encodePlaces([...distinct.keys()], places, id, validityOf(texts))
}

/** Words, and for each row the place of its word, as an Arrow column; `id` names the dictionary. */
export function encodePlaces(
  words: readonly string[],
  places: ArrayLike<number>,
  id: number,
  valid: ReturnType<typeof validity> = { nullCount: 0 },
): Data {
  const values = plain(words)
  const index = indexFor(words.length)
  const type = new Dictionary(values.type, index.type, id)
  const data = index.from(places)
  return makeData({ type, length: places.length, data, dictionary: new Vector([values]), ...valid })
}

/** Reads what `encodePlaces` wrote. @throws Error when it is something else. */
export function decodePlaces(data: Data): { words: string[]; places: ArrayLike<number> } {
  const dictionary = DataType.isDictionary(data.type) ? data.dictionary?.data[0] : undefined
  if (!dictionary) throw new Error(`a column of places in a list holds Arrow's type ${data.type.typeId}`)
  const words = decodePlain(dictionary as Data).filter((word) => word !== null)
  // Arrow rounds its buffers up.
  return { words, places: (data.values as Int32Array).subarray(0, data.length) }
}

const validityOf = (texts: Texts) => validity(texts.length, (row) => texts[row] !== null)

/** So many values tell whether a column repeats itself. */
const sample = 256

/** Each value's number in order of appearance; undefined unless values appear twice on average. */
function repeated(texts: Texts): Map<string, number> | undefined {
  const distinct = new Map<string, number>()
  let seen = 0
  for (const text of texts) {
    seen += 1
    if (text === null || distinct.has(text)) continue
    distinct.set(text, distinct.size)
    if (distinct.size > (seen < sample ? sample * 0.9 : texts.length / 2)) return undefined
  }
  return distinct.size > 0 && distinct.size * 2 <= texts.length ? distinct : undefined
}

function indexFor(size: number) {
  if (size <= 0x80) return { type: new Int8(), from: (places: ArrayLike<number>) => new Int8Array(places) }
  if (size <= 0x8000) return { type: new Int16(), from: (places: ArrayLike<number>) => new Int16Array(places) }
  return { type: new Int32(), from: (places: ArrayLike<number>) => new Int32Array(places) }
}

function plain(texts: Texts): Data {
  const length = texts.length
  const guids = encodeGuids(texts)
  if (guids) return makeData({ type: new FixedSizeBinary(guidBytes), length, data: guids, ...validityOf(texts) })
  // Half a surrogate pair is no text in UTF-8; joined with its neighbour it would even become another character.
  const whole = texts.map((text) => text?.toWellFormed() ?? '')
  const data = Buffer.from(whole.join(''))
  const valueOffsets = new Int32Array(length + 1)
  let end = 0
  for (const [row, text] of whole.entries()) {
    end += Buffer.byteLength(text)
    valueOffsets[row + 1] = end
  }
  return makeData({ type: new Utf8(), length, data, valueOffsets, ...validityOf(texts) })
}

/** Reads what `encodeTexts` wrote. @throws Error when it is something else. */
export function decodeTexts(data: Data): Texts {
  if (!DataType.isDictionary(data.type)) return decodePlain(data)
  const { words, places } = decodePlaces(data)
  return Array.from({ length: data.length }, (_, row) => (isSet(data, row) ? wordAt(words, places[row]) : null))
}

function wordAt(words: string[], place = -1): string {
  const word = words[place]
  if (word === undefined) throw new Error('a place points outside its list')
  return word
}

function decodePlain(data: Data): Texts {
  if (DataType.isUtf8(data.type)) return decodeUtf8(data)
  if (!DataType.isFixedSizeBinary(data.type))
    throw new Error(`a column of texts holds Arrow's type ${data.type.typeId}`)
  const guids = decodeGuids(data.values as Uint8Array, data.length)
  return data.nullCount === 0 ? guids : guids.map((guid, row) => (isSet(data, row) ? guid : null))
}

function decodeUtf8(data: Data): Texts {
  const offsets = data.valueOffsets as Int32Array
  const { buffer, byteOffset } = data.values as Uint8Array
  const bytes = Buffer.from(buffer, byteOffset, offsets[data.length])
  const text = bytes.toString()
  // One character a byte: the offsets are right for the text as well, and one decoding serves all rows.
  const isAscii = text.length === bytes.length
  return Array.from({ length: data.length }, (_, row) => {
    if (!isSet(data, row)) return null
    const [start, end] = [offsets[row], offsets[row + 1]]
    return isAscii ? text.slice(start, end) : bytes.toString('utf8', start, end)
  })
}
