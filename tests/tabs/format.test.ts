import { describe, expect, it } from 'vitest'
import { languageOf, themeOfBrowser, themeOfTeams } from '../../tabs/appearance.ts'
import { formatFor } from '../../tabs/format.ts'
import { en } from '../../tabs/words/en.ts'
import { ja } from '../../tabs/words/ja.ts'

const tokyo = formatFor('en-GB', en, 'Asia/Tokyo')

describe('Times of the timetable', () => {
  it("are told in UTC, with the reader's own time beside it", () => {
    expect(tokyo.slot('2026-11-23T12:00:00.000Z')).toBe('23 Nov, 12:00 UTC (21:00 your time)')
  })

  it('name the other day where it is one', () => {
    expect(tokyo.slot('2026-11-23T18:00:00.000Z')).toBe('23 Nov, 18:00 UTC (24 Nov, 03:00 your time)')
  })

  it('are told once where the reader lives by UTC', () => {
    expect(formatFor('en-GB', en, 'UTC').slot('2026-11-23T12:00:00.000Z')).toBe('23 Nov, 12:00 UTC')
  })

  it('are told in Japanese', () => {
    expect(formatFor('ja', ja, 'Asia/Tokyo').slot('2026-11-23T12:00:00.000Z')).toBe(
      '11月23日 12:00 UTC (現地時間 21:00)',
    )
  })
})

describe('Dates and durations', () => {
  it('keep a day without a time on that day, west of UTC too', () => {
    expect(formatFor('en-GB', en, 'America/Los_Angeles').date('2023-01-01')).toBe('1 Jan 2023')
    expect(formatFor('en-GB', en, 'America/Los_Angeles').date('2023-01-01T00:00:00.000Z')).toBe('31 Dec 2022')
  })

  it('say how long something took', () => {
    const took = [340, 6_400, 72_000, 7_260_000].map((ms) => tokyo.took(ms))
    expect(took).toEqual(['less than 1 s', '6 s', '1 min 12 s', '2 h 1 min'])
  })
})

describe('Language and theme', () => {
  it('are those that Teams or the browser prefer', () => {
    expect(languageOf([null, 'ja-JP', 'en-US'])).toBe('ja')
    expect(languageOf(['da-DK', 'en-GB'])).toBe('en')
    expect(languageOf([])).toBe('en')
  })

  it('follow Teams: default, dark, contrast, and light for any new one', () => {
    expect(['default', 'dark', 'contrast', 'glass', undefined].map(themeOfTeams)).toEqual([
      'light',
      'dark',
      'contrast',
      'light',
      'light',
    ])
  })

  it('follow the browser where nothing else is asked for', () => {
    const dark = (query: string) => query.includes('dark')
    expect(themeOfBrowser(null, dark)).toBe('dark')
    expect(themeOfBrowser('light', dark)).toBe('light')
    expect(themeOfBrowser('purple', () => false)).toBe('light')
    expect(themeOfBrowser(null, (query) => query.includes('forced-colors'))).toBe('contrast')
  })
})
