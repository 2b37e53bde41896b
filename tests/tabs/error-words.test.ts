import { describe, expect, it } from 'vitest'
import { ApiError, type Failure } from '../../tabs/data/api-error.ts'
import { errorWords } from '../../tabs/error-words.ts'
import { formatFor } from '../../tabs/format.ts'
import { en } from '../../tabs/words/en.ts'
import { ja } from '../../tabs/words/ja.ts'

const format = formatFor('en-GB', en, 'UTC')
const refused = (status: number, more: Partial<Extract<Failure, { kind: 'refused' }>> = {}) =>
  new ApiError({
    kind: 'refused',
    status,
    title: '',
    detail: 'because of this',
    findings: [],
    requestId: 'r-1',
    ...more,
  })

describe('Every error says what it is and what to do', () => {
  it.each([400, 401, 403, 404, 409, 412, 423, 429, 500, 502, 503, 504, 418])('%i', (status) => {
    for (const words of [en, ja]) {
      const { title, text } = errorWords(refused(status), words, format)
      expect(title).not.toBe('')
      expect(text).toMatch(/[.。]/)
    }
  })

  it('keeps what the server says of it', () => {
    expect(errorWords(refused(409), en, format).text).toBe(
      `because of this. ${en.errors.notReady.text}`.replace(/^b/, 'B'),
    )
  })

  it('says until when the tenant is locked, and that this passes', () => {
    const words = errorWords(refused(423, { until: '2026-11-23T12:30:00.000Z' }), en, format)
    expect(words).toMatchObject({ title: 'Your tenant is locked for maintenance', passes: true })
    expect(words.text).toContain('12:30')
  })

  it('gives the request id where somebody has to look into it, and only there', () => {
    expect(errorWords(refused(500), en, format).text).toContain('r-1')
    expect(errorWords(refused(404), en, format).text).not.toContain('r-1')
  })

  it('does not show the inside of a bug', () => {
    expect(errorWords(new TypeError('x is undefined'), en, format)).toEqual({
      ...en.errors.bug,
      passes: false,
      isFinal: false,
    })
  })

  it('leads with its own words where Teams has others, which stand behind a fold', () => {
    const failure = { kind: 'not signed in', why: 'teams', detail: 'Something odd' } as const
    const { text, foreign } = errorWords(new ApiError(failure), en, format)
    expect([text, foreign]).toEqual([en.errors.notSignedIn.teams, 'Something odd'])
  })

  it('tells the ways of not being signed in apart', () => {
    const text = (why: 'teams' | 'teams only' | 'refused') =>
      errorWords(new ApiError({ kind: 'not signed in', why, detail: '' }), en, format).text
    expect(new Set([text('teams'), text('teams only'), text('refused')]).size).toBe(3)
  })
})
