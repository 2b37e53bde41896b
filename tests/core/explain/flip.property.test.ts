import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Moment } from '../../../core/calendar.ts'
import { candidatesFor } from '../../../core/candidates/candidates.ts'
import type { GroupClause } from '../../../core/clauses.ts'
import { compileFilter } from '../../../core/compile-rules.ts'
import type { CellOf, Kind } from '../../../core/conditions/question.ts'
import { smallestFlip } from '../../../core/explain/flip.ts'
import { leversOf } from '../../../core/explain/levers.ts'
import { cellOf, peopleOf, type Person } from '../../../core/person.ts'
import { satisfies } from '../../../core/plain.ts'
import { populationOf } from '../../../core/population.ts'
import { sourceKey } from '../../../core/clauses.ts'
import type { Snapshot } from '../../../core/snapshot.ts'
import { aDefinition, type Told } from '../a-profile.ts'
import { aMoment, aSnapshot, seed, someFilter } from '../random.ts'

const holds = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>) =>
  fc.assert(property, { seed, verbose: true, numRuns: 250 })

function rootOf(told: Told, snapshot: Snapshot, at: Moment): GroupClause {
  const filter = compileFilter(aDefinition(told), populationOf(snapshot), at)
  if (filter.kind !== 'filter') throw new Error('the rules of the test are not valid')
  return filter.root
}

/** Somebody of a tenant, a filter, and what the engine of explanations makes of them. */
type Case = { person: Person; others: Person[]; root: GroupClause; at: Moment }
const aCase: fc.Arbitrary<Case> = fc
  .tuple(aSnapshot, someFilter, aMoment)
  .filter(([snapshot]) => peopleOf(snapshot).size > 0)
  .map(([snapshot, told, at]) => {
    const [person, ...others] = peopleOf(snapshot).values()
    if (!person) throw new Error('the tenant of the test has nobody')
    return { person, others, root: rootOf(told, snapshot, at), at }
  })

describe(`The smallest change, over random people, rules and moments (SEED=${seed})`, () => {
  it('really flips the answer, each source once, and names something else than the person has', () => {
    let found = 0
    holds(
      fc.property(aCase, ({ person, root, at }) => {
        const flip = smallestFlip(root, person, at)
        if (!flip) return
        found += 1
        const instead = new Map(flip.map(({ lever, to }) => [sourceKey(lever.source), to] as const))
        expect(instead.size).toBe(flip.length)
        expect(satisfies(person, root, at.zone, instead)).toBe(!satisfies(person, root, at.zone))
        for (const { lever, to } of flip) expect(to).not.toEqual(cellOf(person, lever.source))
      }),
    )
    expect(found).toBeGreaterThan(100)
  })

  it('needs every one of its values: without any of them the answer stays', () => {
    holds(
      fc.property(aCase, ({ person, root, at }) => {
        const flip = smallestFlip(root, person, at) ?? []
        for (const left of flip) {
          const rest = flip.filter((one) => one !== left)
          const instead = new Map(rest.map(({ lever, to }) => [sourceKey(lever.source), to] as const))
          if (flip.length <= 2) expect(satisfies(person, root, at.zone, instead)).toBe(satisfies(person, root, at.zone))
        }
      }),
    )
  })

  it('is a single value wherever a single value of anybody else would do', () => {
    holds(
      fc.property(aCase, ({ person, others, root, at }) => {
        const before = satisfies(person, root, at.zone)
        const single = [...leversOf(root, person, at)].some(([key, { source, rules }]) => {
          const questions = rules.map(({ question }) => question)
          if (!candidatesFor(source.kind, questions, at.zone, at.now.getTime()).complete) return false
          const flips = (cell: CellOf[Kind]): boolean =>
            satisfies(person, root, at.zone, new Map([[key, cell]])) !== before
          return others.some((other) => flips(cellOf(other, source)))
        })
        if (single) expect(smallestFlip(root, person, at)).toHaveLength(1)
      }),
    )
  })
})
