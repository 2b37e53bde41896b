import type { Bitmap } from './bitmap.ts'

/*
 * How many of several bitmaps each row is in, counted in binary with a bitmap for each digit: one addition counts all rows
 * of a word at once.
 */

/**
 * Adds one to the count of every row that is in a bitmap.
 * @param most the highest count that there can be then.
 */
export function addTo(digits: Bitmap[], each: Bitmap, most: number): void {
  const length = 32 - Math.clz32(most)
  while (digits.length < length) digits.push(new Uint32Array(each.length))
  for (let word = 0; word < each.length; word += 1) {
    let carry = each[word]!
    for (let d = 0; d < length && carry !== 0; d += 1) {
      const digit = digits[d]!
      const before = digit[word]!
      digit[word] = before ^ carry
      carry &= before
    }
  }
}

/** The rows whose count is at least a number: compared digit by digit, the highest first. */
export function isAtLeast(digits: readonly Bitmap[], needed: number, into: Bitmap): void {
  for (let word = 0; word < into.length; word += 1) {
    let above = 0
    let equal = -1
    for (let d = digits.length - 1; d >= 0; d -= 1) {
      const digit = digits[d]![word]!
      if (((needed >>> d) & 1) === 1) equal &= digit
      else {
        above |= equal & digit
        equal &= ~digit
      }
    }
    into[word] = above | equal
  }
}
