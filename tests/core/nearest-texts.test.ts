import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distance, nearestTexts } from '../../core/nearest-texts.ts'
import { seed } from './random.ts'

/** The textbook's table, all of it: what `distance` has to find without looking everywhere. */
function byTable(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j))
  const at = (i: number, j: number): number => table[i]?.[j] ?? Infinity
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const least = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        isSwapped ? at(i - 2, j - 2) + 1 : Infinity,
      )
      table[i]?.splice(j, 1, least)
    }
  return at(a.length, b.length)
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '東'), maxLength: 9 })

describe(`The nearest texts (SEED=${seed})`, () => {
  it('are as far away as the textbook says, counted up to the limit', () => {
    fc.assert(
      fc.property(word, word, fc.nat(5), (a, b, limit) => {
        expect(distance(a, b, limit)).toBe(Math.min(byTable(a, b), limit + 1))
      }),
      { seed, numRuns: 3_000 },
    )
  })

  it('are none that is farther than one that is left out', () => {
    const words = fc.array(word, { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(word, words, (text, others) => {
        const near = nearestTexts(text, [...new Set(others)])
        const slips = Math.max(1, Math.floor(text.length / 4))
        const within = others.filter((one) => one !== '' && one !== text && byTable(text, one) <= slips)
        if (text.length < 2) expect(near).toEqual([])
        else if (near.length < 3) expect(near).toEqual(expect.arrayContaining(within))
      }),
      { seed, numRuns: 2_000 },
    )
  })

  it('are three at most, the nearest first', () => {
    expect(nearestTexts('oslo', ['olso', 'oslo', 'oslos', 'osl', 'west oslo', ''])).toEqual(['olso', 'osl', 'oslos'])
  })
})
