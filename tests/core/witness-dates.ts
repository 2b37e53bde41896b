import { DateTime } from 'luxon'
import fc from 'fast-check'

/** When and where a tenant is asked. */
export type Moment = { now: Date; zone: string }

const dayMs = 86_400_000
const moment = (now: string, zone: string): Moment => ({ now: new Date(now), zone })

/** Ends of months, leap days, clocks that change, and both sides of midnight. */
export const moments = [
  moment('2026-11-23T14:00:00Z', 'UTC'),
  moment('2026-11-23T00:00:00Z', 'Europe/Copenhagen'),
  moment('2026-03-29T10:30:00Z', 'Europe/Copenhagen'),
  moment('2026-10-25T00:30:00Z', 'Europe/Copenhagen'),
  moment('2027-01-01T05:00:00Z', 'America/Los_Angeles'),
  moment('2028-02-29T23:30:00Z', 'Asia/Tokyo'),
  moment('2028-02-29T12:00:00Z', 'UTC'),
  moment('2027-02-28T18:15:00Z', 'Asia/Kathmandu'),
  moment('2026-03-31T09:00:00Z', 'America/New_York'),
  moment('2026-11-01T04:30:00Z', 'America/Havana'),
  moment('2026-03-29T12:00:00Z', 'Asia/Beirut'),
  moment('2026-04-05T02:15:00Z', 'Australia/Lord_Howe'),
]

/** Days from today: the ends of the durations that rules name, of months and years, and of anniversaries. */
const apart = [
  -1461, -731, -396, -395, -366, -365, -364, -359, -358, -336, -335, -31, -30, -29, -28, -8, -7, -6, -1, 0, 1, 6, 7, 8,
  28, 29, 30, 31, 365, 366,
]
/** From the first instant of a day: its edges, and the hours at which clocks are set. */
const withinADay = [-1, 0, 1, 5_400_000, 9_000_000, 43_200_000]

/** Today more often, for that is when clocks are set. */
const someDays = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...apart) }, fc.constant(0))

const localDay = ({ now, zone }: Moment): DateTime => DateTime.fromJSDate(now, { zone }).startOf('day')

/** Stored dates near the days that rules speak of: days without a zone, and instants at the edges of a day. */
export function storedIn(at: Moment): fc.Arbitrary<number> {
  const today = localDay(at)
  return fc.oneof(
    someDays.map(
      (days) => Math.floor(today.plus({ days }).setZone('utc', { keepLocalTime: true }).toMillis() / dayMs) * dayMs,
    ),
    fc.tuple(someDays, fc.constantFrom(...withinADay)).map(([days, ms]) => today.plus({ days }).toMillis() + ms),
    fc.constantFrom(-1, 0, 1).map((ms) => at.now.getTime() + ms),
  )
}

/** Dates as rules write them: a day, a time of the zone's clocks, a time with its offset. */
export function writtenIn(at: Moment): fc.Arbitrary<string> {
  const today = localDay(at)
  const clock = fc.constantFrom('', '', 'T00:00', 'T02:30', 'T12:00:00', 'T23:59', 'T00:00Z', 'T09:00+09:00')
  return fc.tuple(someDays, clock).map(([days, time]) => `${today.plus({ days }).toISODate()}${time}`)
}
