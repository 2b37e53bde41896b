import { describe, expect, it } from 'vitest'
import { secretWarning } from '../../core/secret-warning.ts'

const warning = (entraSecretExpires: string | null, now: string, timeZone = 'UTC') =>
  secretWarning({ entraSecretExpires, timeZone }, new Date(now))

describe('The contact is warned before the client secret expires', () => {
  it.each([
    ['2026-10-31T12:00:00Z', undefined],
    ['2026-11-01T12:00:00Z', { occasion: '2026-12-01:30', days: 30 }],
    ['2026-11-23T12:00:00Z', { occasion: '2026-12-01:30', days: 8 }],
    ['2026-11-24T00:00:00Z', { occasion: '2026-12-01:7', days: 7 }],
    ['2026-11-30T00:00:00Z', { occasion: '2026-12-01:1', days: 1 }],
    ['2026-12-01T23:59:59Z', { occasion: '2026-12-01:1', days: 0 }],
    ['2026-12-02T00:00:00Z', undefined],
  ])('30, 7 and 1 days before: at %s it is %o', (now, expected) => {
    const found = warning('2026-12-01', now)
    expect(found && { occasion: found.occasion, days: 'days' in found.content ? found.content.days : null }).toEqual(
      expected,
    )
  })

  it('by the days of the tenant’s time zone', () => {
    expect(warning('2026-12-01', '2026-11-23T16:00:00Z', 'Asia/Tokyo')?.occasion).toBe('2026-12-01:7')
  })

  it('and not where nobody knows when it expires', () => {
    expect(warning(null, '2026-11-23T12:00:00Z')).toBeUndefined()
  })
})
