import type { TextAtom } from '../conditions/question.ts'

/** Texts one after the other in memory: to look through all of them is several times quicker than string by string. */
export type PackedTexts = {
  /** UTF-16, as strings are compared. */
  units: Uint16Array
  /** Where each text begins; one more at the end. */
  begins: Uint32Array
}

export function packedTexts(texts: readonly string[]): PackedTexts {
  const begins = new Uint32Array(texts.length + 1)
  for (const [n, text] of texts.entries()) begins[n + 1] = begins[n]! + text.length
  const units = new Uint16Array(begins[texts.length]!)
  for (const [n, text] of texts.entries()) write(units, text, begins[n]!)
  return { units, begins }
}

function write(units: Uint16Array, text: string, from: number): void {
  for (let i = 0; i < text.length; i += 1) units[from + i] = text.charCodeAt(i)
}

/** Memory that is used again for each search: fresh memory costs more than the search itself. */
let found = new Uint32Array(1_024)

/**
 * The places, in order, of the texts that begin or end with another, or have it in them; it is not empty. To be read before
 * the next search.
 */
export function placesThatHave(
  { units, begins }: PackedTexts,
  { where, text }: Extract<TextAtom, { ask: 'has' }>,
): Uint32Array {
  const wanted = new Uint16Array(text.length)
  write(wanted, text, 0)
  if (found.length < begins.length) found = new Uint32Array(begins.length)
  let length = 0
  for (let place = 0; place + 1 < begins.length; place += 1) {
    const first = begins[place]!
    const last = begins[place + 1]! - wanted.length
    if (last < first) continue
    const has =
      where === 'anywhere'
        ? isWithin(units, wanted, first, last)
        : isAt(units, wanted, where === 'start' ? first : last)
    if (has) found[length++] = place
  }
  return found.subarray(0, length)
}

function isWithin(units: Uint16Array, wanted: Uint16Array, first: number, last: number): boolean {
  const begin = wanted[0]
  for (let at = first; at <= last; at += 1) if (units[at] === begin && isAt(units, wanted, at)) return true
  return false
}

function isAt(units: Uint16Array, wanted: Uint16Array, at: number): boolean {
  for (let i = 0; i < wanted.length; i += 1) if (units[at + i] !== wanted[i]) return false
  return true
}
