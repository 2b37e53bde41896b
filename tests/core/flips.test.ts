import { describe, expect, it } from 'vitest'
import { flipping } from '../../core/flips.ts'
import type { EntraUserId } from '../../core/ids.ts'
import type { Member } from '../../core/members.ts'

const ana = 'ana' as EntraUserId
const mover = { entraId: ana, userId: null, name: 'Ana', reason: '' }
const change = (day: number, way: string) => ({
  at: `2026-11-2${day}T00:00:00.000Z`,
  added: way === 'in' ? [mover] : [],
  removed: way === 'out' ? [mover] : [],
})
const planned = (way: string) => ({
  add: way === 'in' ? [mover as unknown as Member] : [],
  remove: way === 'out' ? [ana] : [],
})

describe('A membership that would turn round for the second time', () => {
  it.each([
    ['', 'in', false],
    ['in', 'out', false],
    ['in out', 'in', true],
    ['out in', 'out', true],
    ['in in', 'out', false],
    ['in out in', 'out', true],
    ['in out', 'nowhere', false],
  ])('went "%s", is to go "%s": %s', (before, now, expected) => {
    const recent = before.split(' ').map((way, day) => change(day, way))
    expect(flipping(planned(now), recent.toReversed())).toEqual(expected ? [ana] : [])
  })
})
