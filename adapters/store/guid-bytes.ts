/*
 * GUIDs as 16 bytes instead of 36 characters: most of a snapshot is ids, and nothing else makes them smaller. Only the
 * canonical form in lower case is taken, so that reading gives back exactly what was written.
 */
const digits = '0123456789abcdef'
const textLength = 36
export const guidBytes = 16

const nibbles = new Int8Array(128).fill(-1)
for (let value = 0; value < 16; value += 1) nibbles[digits.charCodeAt(value)] = value

/** Where the hexadecimal digits of each byte stand in the text. */
const places = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]
const dashes = [8, 13, 18, 23]
const dash = '-'.charCodeAt(0)

/** Texts (null for none) as bytes, 16 each; undefined when one of them is no GUID in canonical form. */
export function encodeGuids(texts: readonly (string | null)[]): Uint8Array | undefined {
  const bytes = new Uint8Array(texts.length * guidBytes)
  let offset = 0
  for (const text of texts) {
    if (text !== null && !writeGuid(text, bytes, offset)) return undefined
    offset += guidBytes
  }
  return bytes
}

function writeGuid(text: string, bytes: Uint8Array, offset: number): boolean {
  if (text.length !== textLength) return false
  for (const place of dashes) if (text.charCodeAt(place) !== dash) return false
  for (let at = 0; at < guidBytes; at += 1) {
    const place = places[at] ?? 0
    const high = nibbles[text.charCodeAt(place)] ?? -1
    const low = nibbles[text.charCodeAt(place + 1)] ?? -1
    if (high < 0 || low < 0) return false
    bytes[offset + at] = high * 16 + low
  }
  return true
}

/** The texts of GUIDs. A GUID that repeats the one before it shares its string. */
export function decodeGuids(bytes: Uint8Array, count: number): string[] {
  const letters = Buffer.alloc(count * textLength, dash)
  for (let row = 0; row < count; row += 1) {
    for (let at = 0; at < guidBytes; at += 1) {
      const value = bytes[row * guidBytes + at] ?? 0
      const place = row * textLength + (places[at] ?? 0)
      letters[place] = digits.charCodeAt(value >> 4)
      letters[place + 1] = digits.charCodeAt(value & 15)
    }
  }
  const text = letters.toString('latin1')
  let last = ''
  return Array.from({ length: count }, (_, row) => {
    const guid = text.slice(row * textLength, (row + 1) * textLength)
    if (guid !== last) last = guid
    return last
  })
}
