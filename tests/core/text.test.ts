import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../core/text.ts'
import { seed } from './random.ts'

describe('Text is compared trimmed, white space collapsed, Unicode NFKC, case-insensitive', () => {
  it.each<[string | null | undefined, string | null]>([
    ['Oslo', 'oslo'],
    ['  Las \t\r\n Vegas ', 'las vegas'],
    ['Las\u00a0\u2003\u3000Vegas', 'las vegas'],
    ['ＡＢＣ１２３', 'abc123'],
    ['ｶﾞｷﾞｸﾞ', 'ガギグ'],
    ['㍻㈱', '平成(株)'],
    ['ﬁnance', 'finance'],
    ['A\u030a', 'å'],
    ['ÅÄÖ', 'åäö'],
    ['J\u030c', 'ǰ'],
    ['👩‍💻 Team', '👩‍💻 team'],
    ['東京', '東京'],
    ['0', '0'],
    ['', null],
    ['   ', null],
    ['\u3000\t\u00a0\ufeff', null],
    [null, null],
    [undefined, null],
  ])('%j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it(`is the same when folded again, whatever the text (SEED=${seed})`, () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, (one) => {
        const folded = fold(one)
        expect(fold(folded)).toBe(folded)
        expect(folded).not.toBe('')
      }),
      { seed, verbose: true, numRuns: 500 },
    )
  })

  it('does not depend on the case of letters of any script that has two', () => {
    const letters = Array.from({ length: 0x24f }, (_, i) => String.fromCodePoint(i + 1)).filter(
      (letter) => letter.toUpperCase().toLowerCase() === letter,
    )
    expect(letters.length).toBeGreaterThan(200)
    for (const letter of letters) expect(fold(`x${letter.toUpperCase()}x`)).toBe(fold(`x${letter}x`))
  })
})
