import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neverOrAlways } from '../../../core/checks/never-or-always.ts'
import { clausesIn } from '../../../core/clauses.ts'
import { compileFilter } from '../../../core/compile-rules.ts'
import { peopleOf } from '../../../core/person.ts'
import { satisfies } from '../../../core/plain.ts'
import { populationOf } from '../../../core/population.ts'
import { filterSections } from '../../../core/profile.ts'
import { aDefinition, type Told } from '../a-profile.ts'
import { aMoment, aRule, aSnapshot, seed, someFilter } from '../random.ts'

/** Rules of one section about one source, which is where something can be certain; in a group, perhaps in another one. */
const aboutOneSource: fc.Arbitrary<Told> = fc.constantFrom(...filterSections).chain((section) =>
  fc
    .record({
      rules: fc.array(aRule(section), { minLength: 2, maxLength: 12, size: 'max' }),
      relation: fc.constantFrom('and' as const, 'or' as const),
      not: fc.boolean(),
      isNested: fc.boolean(),
    })
    .map(({ rules, relation, not, isNested }) => {
      const same = rules.filter(({ source }) => source === rules[0]?.source).slice(0, 4)
      const inner = { relation, not: false, rules: same.slice(1) }
      const [first] = same
      return { [section]: { relation, not, rules: isNested && first && same.length > 1 ? [first, inner] : same } }
    }),
)

describe(`What is said to be never or always true, over random rules, people and moments (SEED=${seed})`, () => {
  it('is so for everybody', () => {
    let said = 0
    const told = fc.oneof({ weight: 4, arbitrary: aboutOneSource }, someFilter)
    fc.assert(
      fc.property(aSnapshot, told, aMoment, (snapshot, rules, at) => {
        const population = populationOf(snapshot)
        const filter = compileFilter(aDefinition(rules), population, at)
        if (filter.kind !== 'filter') throw new Error('the rules of the test are not valid')
        const people = [...peopleOf(snapshot).values()]
        for (const clause of clausesIn(filter.root)) {
          const found = clause.kind === 'group' ? neverOrAlways(clause, at, population) : undefined
          if (!found) continue
          said += 1
          const isAlways = found.expected.endsWith('always true')
          expect(people.filter((person) => satisfies(person, clause, at.zone) !== isAlways)).toEqual([])
        }
      }),
      { seed, verbose: true, numRuns: 1_000 },
    )
    expect(said).toBeGreaterThan(20)
  })
})
