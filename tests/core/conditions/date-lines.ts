import { none, type Line } from './line.ts'

/** Lines that hold at a moment, in a tenant's time zone. A cell at exactly 00:00:00Z is a calendar day without a zone. */
export type DateTable = { now: string; zone: string; about: string; lines: Line<string | null>[] }

const days = (amount: number) => ({ amount, unit: 'days' })
const midnight = (day: string) => `${day}T00:00:00Z`

const monday: DateTable = {
  about: 'a Monday afternoon in UTC',
  now: '2026-11-23T15:00:00Z',
  zone: 'UTC',
  lines: [
    ['is before the date/time', '2023-01-01', midnight('2022-12-31'), true],
    ['is before the date/time', '2023-01-01', '2022-12-31T23:59:59Z', true],
    ['is before the date/time', '2023-01-01', midnight('2023-01-01'), false],
    ['is before the date/time', '2023-01-01', null, false],
    ['is before the date/time', '2023-01-01T09:00', '2023-01-01T08:59:59Z', true],
    ['is before the date/time', '2023-01-01T09:00', '2023-01-01T09:00:00Z', false],
    ['is before the date/time', '2023-01-01T09:00', midnight('2023-01-01'), true],
    ['is before the date/time', '2023-01-01T09:00+09:00', '2023-01-01T00:00:01Z', false],
    ['is before the date/time', '1900-01-02', midnight('1900-01-01'), true],
    ['is before the date/time', '1900-01-01', midnight('0001-01-01'), true],
    ['is after the date/time', '2023-01-01', midnight('2023-01-02'), true],
    ['is after the date/time', '2023-01-01', midnight('2023-01-01'), false],
    ['is after the date/time', '2023-01-01', '2023-01-01T23:59:59Z', false],
    ['is after the date/time', '2023-01-01', null, false],
    ['is after the date/time', '2023-01-01T09:00', '2023-01-01T09:00:01Z', true],
    ['is after the date/time', '2023-01-01T09:00', '2023-01-01T09:00:00Z', false],
    ['is after the date/time', '2023-01-01T09:00Z', midnight('2023-01-01'), false],
    ['is on or before', '2023-01-01', midnight('2023-01-01'), true],
    ['is on or before', '2023-01-01', '2023-01-01T23:59:59Z', true],
    ['is on or before', '2023-01-01', midnight('2023-01-02'), false],
    ['is on or before', '2023-01-01T09:00', '2023-01-01T09:00:00Z', true],
    ['is on or before', '2023-01-01', null, false],
    ['is on or after', '2023-01-01', midnight('2023-01-01'), true],
    ['is on or after', '2023-01-01', '2022-12-31T23:59:59Z', false],
    ['is on or after', '2023-01-01T09:00', '2023-01-01T09:00:00Z', true],
    ['is on or after', '2023-01-01', null, false],
    ['is on', '2024-02-29', midnight('2024-02-29'), true],
    ['is on', '2024-02-29', '2024-02-29T23:59:59Z', true],
    ['is on', '2024-02-29', midnight('2024-03-01'), false],
    ['is on', '2023-01-01T09:00', '2023-01-01T17:00:00Z', true],
    ['is on', '2023-01-01', null, false],
    ['is between', { from: '2023-01-01', to: '2023-12-31' }, midnight('2023-01-01'), true],
    ['is between', { from: '2023-01-01', to: '2023-12-31' }, '2023-12-31T23:59:59Z', true],
    ['is between', { from: '2023-01-01', to: '2023-12-31' }, '2022-12-31T23:59:59Z', false],
    ['is between', { from: '2023-01-01', to: '2023-12-31' }, midnight('2024-01-01'), false],
    ['is between', { from: '2023-06-01', to: '2023-06-01' }, '2023-06-01T12:00:00Z', true],
    ['is between', { from: '2023-06-01T08:00', to: '2023-06-01' }, '2023-06-01T20:00:00Z', true],
    ['is between', { from: '2023-06-01', to: '2023-06-01T08:00' }, '2023-06-01T08:00:01Z', false],
    ['is between', { from: '2023-01-01', to: '2023-12-31' }, null, false],

    ['is within the last', days(7), midnight('2026-11-23'), true],
    ['is within the last', days(7), midnight('2026-11-17'), true],
    ['is within the last', days(7), midnight('2026-11-16'), false],
    ['is within the last', days(7), '2026-11-23T15:00:00Z', true],
    ['is within the last', days(7), '2026-11-23T15:00:01Z', false],
    ['is within the last', days(7), midnight('2026-11-24'), false],
    ['is within the last', days(1), '2026-11-22T23:59:59Z', false],
    ['is within the last', { amount: 1, unit: 'weeks' }, midnight('2026-11-17'), true],
    ['is within the last', { amount: 1, unit: 'months' }, midnight('2026-10-24'), true],
    ['is within the last', { amount: 1, unit: 'months' }, midnight('2026-10-23'), false],
    ['is within the last', { amount: 1, unit: 'years' }, midnight('2025-11-24'), true],
    ['is within the last', days(7), null, false],
    ['is more than … ago', days(7), midnight('2026-11-15'), true],
    ['is more than … ago', days(7), midnight('2026-11-16'), false],
    ['is more than … ago', { amount: 2, unit: 'years' }, midnight('2024-11-22'), true],
    ['is more than … ago', { amount: 250, unit: 'years' }, midnight('0001-01-01'), true],
    ['is more than … ago', days(7), midnight('2027-01-01'), false],
    ['is more than … ago', days(7), null, false],
    ['is within the next', days(7), midnight('2026-11-23'), true],
    ['is within the next', days(7), '2026-11-23T08:00:00Z', true],
    ['is within the next', days(7), '2026-11-29T23:59:59Z', true],
    ['is within the next', days(7), midnight('2026-11-30'), false],
    ['is within the next', days(7), '2026-11-22T23:59:59Z', false],
    ['is within the next', days(7), null, false],
    ['is more than … from now', days(7), midnight('2026-12-01'), true],
    ['is more than … from now', days(7), '2026-11-30T23:59:59Z', false],
    ['is more than … from now', days(7), midnight('2020-12-01'), false],
    ['is more than … from now', days(7), null, false],

    ['has its anniversary within the next', days(30), midnight('2020-11-23'), true],
    ['has its anniversary within the next', days(30), midnight('2025-11-23'), true],
    ['has its anniversary within the next', days(30), midnight('2020-12-22'), true],
    ['has its anniversary within the next', days(30), midnight('2020-12-23'), false],
    ['has its anniversary within the next', days(30), midnight('2020-11-22'), false],
    ['has its anniversary within the next', days(60), midnight('2019-01-10'), true],
    ['has its anniversary within the next', days(30), midnight('2026-11-30'), false],
    ['has its anniversary within the next', days(30), midnight('2026-11-23'), false],
    ['has its anniversary within the next', days(30), midnight('2027-12-01'), false],
    ['has its anniversary within the next', days(366), midnight('2020-11-22'), true],
    ['has its anniversary within the next', days(30), null, false],
    ['is empty', none, null, true],
    ['is empty', none, midnight('1970-01-01'), false],
    ['is not empty', none, midnight('1970-01-01'), true],
    ['is not empty', none, null, false],
  ],
}

const west: DateTable = {
  about: 'Sunday evening west of UTC, where it is Monday',
  now: '2026-11-23T05:00:00Z',
  zone: 'America/Los_Angeles',
  lines: [
    ['is on', '2023-01-01', midnight('2023-01-01'), true],
    ['is before the date/time', '2023-01-01', midnight('2023-01-01'), false],
    ['is before the date/time', '2023-01-01', '2023-01-01T07:59:59Z', true],
    ['is on', '2023-01-01', '2023-01-01T08:00:00Z', true],
    ['is on', '2022-12-31', '2023-01-01T07:59:59Z', true],
    ['is on or after', '2023-01-01T09:00', '2023-01-01T17:00:00Z', true],
    ['is on or after', '2023-01-01T09:00', '2023-01-01T16:59:59Z', false],
    ['is on or after', '2023-01-01T09:00', midnight('2023-01-01'), false],
    ['is within the last', days(1), midnight('2026-11-22'), true],
    ['is within the last', days(1), midnight('2026-11-23'), false],
    ['is within the last', days(1), '2026-11-22T08:00:00Z', true],
    ['is within the last', days(1), '2026-11-22T07:59:59Z', false],
    ['is within the next', days(1), '2026-11-23T07:59:59Z', true],
    ['is within the next', days(1), '2026-11-23T08:00:00Z', false],
    ['has its anniversary within the next', days(1), midnight('2020-11-22'), true],
    ['has its anniversary within the next', days(1), '2020-11-23T02:00:00Z', true],
    ['is between', { from: '2026-05-01T20:00', to: '2026-05-01' }, '2026-05-02T06:59:59Z', true],
  ],
}

const east: DateTable = {
  about: 'Tuesday early east of UTC, where it is still Monday',
  now: '2026-11-23T16:00:00Z',
  zone: 'Asia/Tokyo',
  lines: [
    ['is on', '2023-01-01', midnight('2023-01-01'), true],
    ['is after the date/time', '2022-12-31', '2022-12-31T15:00:00Z', true],
    ['is after the date/time', '2022-12-31', '2022-12-31T14:59:59Z', false],
    ['is within the last', days(1), midnight('2026-11-24'), true],
    ['is within the last', days(1), midnight('2026-11-23'), false],
    ['is within the last', days(1), '2026-11-23T15:00:00Z', true],
    ['is within the last', days(1), '2026-11-23T14:59:59Z', false],
    ['is more than … ago', days(1), '2026-11-22T14:59:59Z', true],
    ['is more than … ago', days(1), '2026-11-22T15:00:00Z', false],
    ['is more than … from now', days(1), '2026-11-25T15:00:00Z', true],
    ['is more than … from now', days(1), '2026-11-25T14:59:59Z', false],
    ['is between', { from: '2026-05-01', to: '2026-05-01T08:00' }, '2026-04-30T23:00:00Z', true],
  ],
}

const spring: DateTable = {
  about: 'the day of 23 hours, when clocks are put forward',
  now: '2026-03-29T10:00:00Z',
  zone: 'Europe/Copenhagen',
  lines: [
    ['is on', '2026-03-29', '2026-03-28T23:00:00Z', true],
    ['is on', '2026-03-29', '2026-03-28T22:59:59Z', false],
    ['is on', '2026-03-29', '2026-03-29T21:59:59Z', true],
    ['is on', '2026-03-29', '2026-03-29T22:00:00Z', false],
    ['is within the next', days(1), '2026-03-29T21:59:59Z', true],
    ['is within the next', days(1), '2026-03-29T22:00:00Z', false],
    ['is within the last', days(1), '2026-03-28T23:00:00Z', true],
    // 02:30 does not exist on that day: it is read as 03:30, which is 01:30Z.
    ['is before the date/time', '2026-03-29T02:30', '2026-03-29T01:29:59Z', true],
    ['is before the date/time', '2026-03-29T02:30', '2026-03-29T01:30:00Z', false],
  ],
}

const autumn: DateTable = {
  about: 'the day of 25 hours, when clocks are put back',
  now: '2026-10-25T10:00:00Z',
  zone: 'Europe/Copenhagen',
  lines: [
    ['is on', '2026-10-25', '2026-10-24T22:00:00Z', true],
    ['is on', '2026-10-25', '2026-10-24T21:59:59Z', false],
    ['is on', '2026-10-25', '2026-10-25T22:59:59Z', true],
    ['is on', '2026-10-25', '2026-10-25T23:00:00Z', false],
    // 02:30 comes twice on that day: the first one, at 00:30Z, is meant.
    ['is before the date/time', '2026-10-25T02:30', '2026-10-25T00:29:59Z', true],
    ['is before the date/time', '2026-10-25T02:30', '2026-10-25T00:30:00Z', false],
    ['is after the date/time', '2026-10-25T02:30+01:00', '2026-10-25T01:30:00Z', false],
  ],
}

const midnightTwice: DateTable = {
  about: 'a zone whose midnight comes twice',
  now: '2026-10-25T10:00:00Z',
  zone: 'Atlantic/Azores',
  lines: [
    ['is on or after', '2026-10-25T00:00', midnight('2026-10-25'), true],
    ['is on or before', '2026-10-25T00:00', midnight('2026-10-25'), true],
    ['is on', '2026-10-25', '2026-10-25T00:30:00Z', true],
  ],
}

const leap = (now: string, lines: Line<string | null>[]): DateTable => ({
  about: '29 February is kept on the 28th where there is no 29th',
  now,
  zone: 'UTC',
  lines,
})

export const dateTables: DateTable[] = [
  monday,
  west,
  east,
  spring,
  autumn,
  midnightTwice,
  leap('2026-02-28T12:00:00Z', [
    ['has its anniversary within the next', days(1), midnight('2024-02-29'), true],
    ['has its anniversary within the next', days(1), midnight('2024-02-28'), true],
    ['is within the last', { amount: 1, unit: 'years' }, midnight('2025-03-01'), true],
  ]),
  leap('2026-03-01T12:00:00Z', [['has its anniversary within the next', days(300), midnight('2024-02-29'), false]]),
  leap('2028-02-28T12:00:00Z', [
    ['has its anniversary within the next', days(1), midnight('2024-02-29'), false],
    ['has its anniversary within the next', days(2), midnight('2024-02-29'), true],
    ['is within the last', { amount: 4, unit: 'years' }, midnight('2024-02-29'), true],
  ]),
  leap('2026-03-31T12:00:00Z', [
    ['is within the last', { amount: 1, unit: 'months' }, midnight('2026-03-01'), true],
    ['is within the last', { amount: 1, unit: 'months' }, midnight('2026-02-28'), false],
  ]),
]
