import { describe, expect, it } from 'vitest'
import type { Throttle } from '../../core/profile.ts'
import { throttled } from '../../core/throttle.ts'

const none: Throttle = { kind: 'none' }
const members = (limit: number): Throttle => ({ kind: 'members', limit })
const percent = (limit: number, floor?: number): Throttle => ({
  kind: 'percent',
  limit,
  ...(floor === undefined ? {} : { floor }),
})

type Line = [throttle: Throttle, have: number, add: number, remove: number, held: boolean]

const lines: Line[] = [
  // Don't throttle
  [none, 10, 1_000_000, 10, false],
  [none, 0, 0, 0, false],
  // Throttle if member changes exceed ___ members: adds and removes together, strictly more
  [members(10), 100, 10, 0, false],
  [members(10), 100, 11, 0, true],
  [members(10), 100, 0, 10, false],
  [members(10), 100, 0, 11, true],
  [members(10), 100, 5, 5, false],
  [members(10), 100, 5, 6, true],
  [members(0), 100, 0, 0, false],
  [members(0), 100, 1, 0, true],
  [members(0), 100, 0, 1, true],
  [members(10), 0, 11, 0, true],
  [members(10), 0, 10, 0, false],
  // Throttle if member changes exceed ___ % of current members
  [percent(20), 100, 20, 0, false],
  [percent(20), 100, 21, 0, true],
  [percent(20), 100, 0, 20, false],
  [percent(20), 100, 0, 21, true],
  [percent(20), 100, 10, 10, false],
  [percent(20), 100, 10, 11, true],
  [percent(20), 4, 1, 0, true],
  [percent(20), 5, 1, 0, false],
  [percent(0), 100, 0, 1, true],
  [percent(0), 100, 0, 0, false],
  [percent(100), 10, 0, 10, false],
  [percent(100), 10, 1, 10, true],
  [percent(250), 10, 25, 0, false],
  [percent(250), 10, 26, 0, true],
  // A limit that is no exact number in a computer
  [percent(0.57), 10_000, 57, 0, false],
  [percent(0.57), 10_000, 58, 0, true],
  [percent(1.1), 3_000, 33, 0, false],
  [percent(1.1), 3_000, 34, 0, true],
  [percent(33.3), 1_000_000, 333_000, 0, false],
  [percent(33.3), 1_000_000, 333_001, 0, true],
  // The percentage is not applied while the group is empty (first population)
  [percent(20), 0, 50_000, 0, false],
  [percent(0), 0, 1, 0, false],
  // A floor below which percentages do not count
  [percent(20, 50), 49, 40, 9, false],
  [percent(20, 50), 50, 10, 0, false],
  [percent(20, 50), 50, 11, 0, true],
  [percent(20, 0), 1, 1, 0, true],
  [{ ...members(10), floor: 50 }, 5, 11, 0, true],
  // Separate limits for adds and for removes
  [{ ...none, adds: { kind: 'members', limit: 3 } }, 100, 3, 90, false],
  [{ ...none, adds: { kind: 'members', limit: 3 } }, 100, 4, 0, true],
  [{ ...none, removes: { kind: 'members', limit: 3 } }, 100, 90, 3, false],
  [{ ...none, removes: { kind: 'members', limit: 3 } }, 100, 0, 4, true],
  [{ ...none, removes: { kind: 'percent', limit: 10 } }, 20, 90, 2, false],
  [{ ...none, removes: { kind: 'percent', limit: 10 } }, 20, 0, 3, true],
  [{ ...none, adds: { kind: 'percent', limit: 10 } }, 0, 5_000, 0, false],
  [{ ...none, adds: { kind: 'percent', limit: 10 }, floor: 30 }, 20, 15, 0, false],
  [{ ...percent(20), removes: { kind: 'members', limit: 0 } }, 100, 1, 0, false],
  [{ ...percent(20), removes: { kind: 'members', limit: 0 } }, 100, 0, 1, true],
  [{ ...members(10), adds: { kind: 'members', limit: 100 } }, 100, 11, 0, true],
]

const words = ({ kind, ...rest }: Throttle): string => `${kind} ${JSON.stringify(rest)}`

describe('The throttle trips when changes exceed the limit', () => {
  for (const [throttle, have, add, remove, held] of lines)
    it(`${words(throttle)} | ${have} members, ${add} come, ${remove} go | ${held ? 'held' : 'applied'}`, () => {
      expect(throttled(throttle, { have, add, remove }) !== undefined).toBe(held)
    })

  it.each<[Throttle, string]>([
    [members(10), '25 member changes exceed 10 members'],
    [percent(20), '25 member changes exceed 20 % of current members'],
    [{ ...none, adds: { kind: 'members', limit: 3 } }, '20 adds exceed 3 members'],
    [{ ...none, removes: { kind: 'percent', limit: 4 } }, '5 removes exceed 4 % of current members'],
  ])('says why: %o', (throttle, because) => {
    expect(throttled(throttle, { have: 100, add: 20, remove: 5 })).toBe(because)
  })
})
