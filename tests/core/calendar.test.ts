import { describe, expect, it } from 'vitest'
import {
  addDuration,
  dateCell,
  dayOf,
  isZone,
  nextAnniversary,
  readDate,
  startOfDay,
  today,
  type Duration,
} from '../../core/calendar.ts'

const day = (text: string): number => Date.parse(text) / 86_400_000
const iso = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z')
const dayText = (number: number): string => iso(number * 86_400_000).slice(0, 10)

describe('A calendar day of the tenant', () => {
  it.each<[zone: string, day: string, first: string]>([
    ['UTC', '2026-11-23', '2026-11-23T00:00:00Z'],
    ['America/Los_Angeles', '2026-11-23', '2026-11-23T08:00:00Z'],
    ['Asia/Tokyo', '2026-11-23', '2026-11-22T15:00:00Z'],
    ['Pacific/Kiritimati', '2026-11-23', '2026-11-22T10:00:00Z'],
    ['Pacific/Pago_Pago', '2026-11-23', '2026-11-23T11:00:00Z'],
    ['Asia/Kathmandu', '2026-11-23', '2026-11-22T18:15:00Z'],
    ['Europe/Copenhagen', '2026-03-29', '2026-03-28T23:00:00Z'],
    ['Europe/Copenhagen', '2026-03-30', '2026-03-29T22:00:00Z'],
    ['Europe/Copenhagen', '2026-10-25', '2026-10-24T22:00:00Z'],
    ['Europe/Copenhagen', '2026-10-26', '2026-10-25T23:00:00Z'],
    // Midnight comes twice: the first one.
    ['Atlantic/Azores', '2026-10-25', '2026-10-25T00:00:00Z'],
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00Z'],
    // Midnight does not exist: the day begins at one o'clock.
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00Z'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
  ])('in %s, %s begins at %s', (zone, text, first) => {
    const begin = startOfDay(day(text), zone)
    expect(iso(begin)).toBe(first)
    expect([dayOf(begin, zone), dayOf(begin - 1, zone)]).toEqual([day(text), day(text) - 1])
  })

  it('is the day of its own first instant, every day of a year in every sort of zone', () => {
    for (const zone of [
      'UTC',
      'Europe/Copenhagen',
      'America/Havana',
      'Atlantic/Azores',
      'Australia/Lord_Howe',
      'Asia/Beirut',
    ])
      for (let one = day('2026-01-01'); one < day('2027-01-01'); one += 1)
        expect(dayOf(startOfDay(one, zone), zone)).toBe(one)
  })

  it('is today, in the zone of the tenant', () => {
    const now = new Date('2026-11-23T05:00:00Z')
    const zones = ['America/Los_Angeles', 'UTC', 'Asia/Tokyo', 'Pacific/Kiritimati']
    expect(zones.map((zone) => dayText(today({ now, zone })))).toEqual([
      '2026-11-22',
      '2026-11-23',
      '2026-11-23',
      '2026-11-23',
    ])
  })

  it.each<[string, boolean]>([
    ['Europe/Copenhagen', true],
    ['UTC', true],
    ['Copenhagen', false],
    ['', false],
    ['\ud800', false],
    ['constructor', false],
  ])('needs an IANA time zone: %j is %s', (zone, right) => {
    expect(isZone(zone)).toBe(right)
  })
})

describe('A stored date', () => {
  it.each([
    ['2023-01-02T00:00:00Z', { day: day('2023-01-02') }],
    ['1969-12-31T00:00:00Z', { day: -1 }],
    ['0001-01-01T00:00:00Z', { day: day('0001-01-01') }],
    ['2023-01-02T00:00:01Z', { instant: Date.parse('2023-01-02T00:00:01Z') }],
    ['1969-12-31T23:00:00Z', { instant: -3_600_000 }],
  ])('at exactly 00:00:00Z is a calendar day without a zone, else an instant: %s', (text, cell) => {
    expect(dateCell(Date.parse(text))).toEqual(cell)
  })
})

describe('A date value of a rule', () => {
  const instant = (text: string) => ({ instant: Date.parse(text) })
  it.each<[text: string, zone: string, cell: ReturnType<typeof readDate>]>([
    ['2023-01-01', 'UTC', { day: day('2023-01-01') }],
    ['2023-01-01', 'Pacific/Kiritimati', { day: day('2023-01-01') }],
    [' 2024-02-29 ', 'UTC', { day: day('2024-02-29') }],
    ['0001-01-01', 'Asia/Tokyo', { day: day('0001-01-01') }],
    ['1900-01-01', 'UTC', { day: day('1900-01-01') }],
    ['9999-12-31', 'UTC', { day: day('9999-12-31') }],
    ['2023-01-01T09:00', 'UTC', instant('2023-01-01T09:00Z')],
    ['2023-01-01T09:00', 'Asia/Tokyo', instant('2023-01-01T00:00Z')],
    ['2023-01-01T09:00:30', 'America/Los_Angeles', instant('2023-01-01T17:00:30Z')],
    ['2023-01-01T09:00Z', 'Asia/Tokyo', instant('2023-01-01T09:00Z')],
    ['2023-01-01T09:00+02:00', 'Asia/Tokyo', instant('2023-01-01T07:00Z')],
    ['2026-10-25T02:30', 'Europe/Copenhagen', instant('2026-10-25T00:30Z')],
    ['2026-10-25T02:30+01:00', 'Europe/Copenhagen', instant('2026-10-25T01:30Z')],
    ['2026-03-29T02:30', 'Europe/Copenhagen', instant('2026-03-29T01:30Z')],
    ['2023-02-29', 'UTC', undefined],
    ['2023-13-01', 'UTC', undefined],
    ['2023-1-1', 'UTC', undefined],
    ['2023-01', 'UTC', undefined],
    ['2023', 'UTC', undefined],
    ['01/02/2023', 'UTC', undefined],
    ['2023-01-01T09', 'UTC', undefined],
    ['2023-01-01T25:00', 'UTC', undefined],
    ['09:00', 'UTC', undefined],
    ['12023-01-01', 'UTC', undefined],
    ['tomorrow', 'UTC', undefined],
    ['', 'UTC', undefined],
  ])('%j in %s', (text, zone, cell) => {
    expect(readDate(text, zone)).toEqual(cell)
  })
})

describe('Durations and anniversaries', () => {
  it.each<[string, Duration, 1 | -1, string]>([
    ['2026-11-23', { amount: 7, unit: 'days' }, -1, '2026-11-16'],
    ['2026-11-23', { amount: 2, unit: 'weeks' }, 1, '2026-12-07'],
    ['2026-03-31', { amount: 1, unit: 'months' }, -1, '2026-02-28'],
    ['2028-03-31', { amount: 1, unit: 'months' }, -1, '2028-02-29'],
    ['2026-01-31', { amount: 1, unit: 'months' }, 1, '2026-02-28'],
    ['2028-02-29', { amount: 1, unit: 'years' }, 1, '2029-02-28'],
    ['2028-02-29', { amount: 4, unit: 'years' }, -1, '2024-02-29'],
  ])('%s, %o, %i: %s', (from, duration, sign, to) => {
    expect(dayText(addDuration(day(from), duration, sign))).toBe(to)
  })

  it.each<[hired: string, from: string, next: string]>([
    ['2020-11-23', '2026-11-23', '2026-11-23'],
    ['2020-11-22', '2026-11-23', '2027-11-22'],
    ['2026-05-01', '2026-11-23', '2027-05-01'],
    ['2026-12-01', '2026-11-23', '2027-12-01'],
    ['2030-01-01', '2026-11-23', '2031-01-01'],
    ['2024-02-29', '2026-01-01', '2026-02-28'],
    ['2024-02-29', '2026-03-01', '2027-02-28'],
    ['2024-02-29', '2028-01-01', '2028-02-29'],
  ])('the anniversary of %s next from %s is %s', (hired, from, next) => {
    expect(dayText(nextAnniversary(day(hired), day(from)))).toBe(next)
  })
})
