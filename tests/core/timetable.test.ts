import { describe, expect, it } from 'vitest'
import { cronOf, defaultTimetable, isCron, latestSlot, nextSlot, type RunKind } from '../../core/timetable.ts'

/** The appendix of the guide, in UTC. */
const hours: [RunKind, string][] = [
  ['data refresh', '02:00 05:00 08:00 11:00 14:00 17:00 20:00 23:00'],
  ['maintenance', '00:00 03:00 06:00 09:00 12:00 15:00 18:00 21:00'],
]

describe('The timetable', () => {
  it.each(hours)('of the %s is %s', (kind, guide) => {
    const cron = cronOf(defaultTimetable, kind)
    const slots: string[] = []
    for (
      let at = nextSlot(cron, new Date('2026-11-22T23:59:59.999Z'));
      at < new Date('2026-11-24');
      at = nextSlot(cron, at)
    )
      slots.push(at.toISOString())
    expect(slots).toEqual(guide.split(' ').map((hour) => `2026-11-23T${hour}:00.000Z`))
  })

  it.each<[now: string, kind: RunKind, latest: string, next: string]>([
    ['2026-11-23T12:00:00.000Z', 'maintenance', '2026-11-23T12', '2026-11-23T15'],
    ['2026-11-23T11:59:59.999Z', 'maintenance', '2026-11-23T09', '2026-11-23T12'],
    ['2026-11-23T12:00:00.001Z', 'maintenance', '2026-11-23T12', '2026-11-23T15'],
    ['2026-11-23T00:00:00.000Z', 'maintenance', '2026-11-23T00', '2026-11-23T03'],
    ['2026-11-23T23:59:59.999Z', 'maintenance', '2026-11-23T21', '2026-11-24T00'],
    ['2026-12-31T23:30:00.000Z', 'maintenance', '2026-12-31T21', '2027-01-01T00'],
    ['2026-11-23T00:30:00.000Z', 'data refresh', '2026-11-22T23', '2026-11-23T02'],
    ['2026-11-23T23:00:00.000Z', 'data refresh', '2026-11-23T23', '2026-11-24T02'],
    ['2028-02-28T23:30:00.000Z', 'data refresh', '2028-02-28T23', '2028-02-29T02'],
    ['2026-03-29T01:30:00.000Z', 'maintenance', '2026-03-29T00', '2026-03-29T03'],
    ['2026-10-25T01:30:00.000Z', 'data refresh', '2026-10-24T23', '2026-10-25T02'],
  ])('at %s the %s was last due at %s and is next at %s', (now, kind, latest, next) => {
    const cron = cronOf(defaultTimetable, kind)
    expect(latestSlot(cron, new Date(now)).toISOString()).toBe(`${latest}:00:00.000Z`)
    expect(nextSlot(cron, new Date(now)).toISOString()).toBe(`${next}:00:00.000Z`)
  })

  it('lets the refresh come before every maintenance', () => {
    for (let hour = 0; hour < 24; hour += 3) {
      const maintenance = new Date(Date.UTC(2026, 10, 23, hour))
      const refreshed = latestSlot(defaultTimetable.refresh, maintenance)
      expect(maintenance.getTime() - refreshed.getTime()).toBe(3_600_000)
    }
  })

  it.each([
    ['0 2-23/3 * * *', true],
    ['*/5 * * * *', true],
    ['0 0,8,16 * * *', true],
    ['0 25 * * *', false],
    ['every three hours', false],
    ['', false],
    ['0 2', false],
    ['* * * * * *', true],
  ])('"%s" is a timetable: %s', (cron, right) => {
    expect(isCron(cron)).toBe(right)
  })
})
