import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { audienceOf, passOver } from '../../../core/audiences.ts'
import { countMembers } from '../../../core/engine/able-members.ts'
import { wantOf } from '../../../core/members.ts'
import { aTenant, entraId, type About } from '../../support/people.ts'
import { aDefinition } from '../a-profile.ts'
import { indexOf } from '../matching.ts'
import { seed } from '../random.ts'

const at = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }

/** People of few accounts, so that many of them are twins; some cannot be members at all. */
const someone = fc.record<About>(
  {
    city: fc.constantFrom('Oslo', 'Reno'),
    directoryId: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 6 }).map(entraId) },
      fc.constantFrom(null, 'no guid'),
    ),
    origin: fc.constantFrom('entra', 'entra', 'entra', 'b2c'),
  },
  { noNullPrototype: true },
)

describe(`Who can be a member, over random people (SEED=${seed})`, () => {
  it('is counted as it is listed by name: each account once, and none of whom one Learn365 user is excluded', () => {
    const overridden = fc.array(fc.nat(39), { maxLength: 6 })
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 40, size: 'max' }), overridden, overridden, (people, ins, outs) => {
        const tenant = aTenant()
        people.forEach((about, i) => tenant.person(`Person ${i}`, about))
        const named = (rows: number[]) =>
          rows
            .filter((row) => row < people.length)
            .map((row) => ({ kind: 'user' as const, id: tenant.idOf(`Person ${row}`) }))
        const definition = aDefinition({
          userProperties: { rules: [{ source: 'city', condition: 'is equal to', value: 'Oslo' }] },
          overrides: { include: named(ins), exclude: named(outs) },
        })
        const index = indexOf(tenant.snapshot())
        const audience = audienceOf(definition, passOver(index, at))
        const want = wantOf(audience, index)
        if (audience.kind !== 'known' || want.kind !== 'known') throw new Error('the test itself is wrong')
        const { members, unable } = countMembers(index.ableMembers(), audience.users(), audience.excluded)
        expect([members, unable]).toEqual([want.members.size, want.cannot.length])
      }),
      { seed, verbose: true, numRuns: 300 },
    )
  })
})
