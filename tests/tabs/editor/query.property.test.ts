import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditions } from '../../../core/conditions/conditions.ts'
import { Rules } from '../../../core/rules.ts'
import { countingIds } from '../../../tabs/editor/counting-ids.ts'
import { nodesOf, toQuery, toRules } from '../../../tabs/editor/query.ts'

const text = fc.string({ maxLength: 12 })
const value = fc.oneof(
  fc.constant(undefined),
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.array(text, { maxLength: 4 }),
  fc.record({ from: fc.oneof(text, fc.integer()), to: fc.oneof(text, fc.integer()) }),
  fc.record({ amount: fc.integer({ min: 1, max: 400 }), unit: fc.constantFrom('days', 'weeks', 'months', 'years') }),
)
const condition = fc.constantFrom(...Object.values(conditions).flatMap((rows) => rows.map(({ id }) => id)))
const plain = fc.record({ source: text, condition, value }, { requiredKeys: ['source', 'condition'] })
const ofCourses = fc.record(
  {
    condition,
    courses: fc.array(fc.uuid(), { minLength: 1, maxLength: 5 }),
    atLeast: fc.integer({ min: 1, max: 5 }),
  },
  { requiredKeys: ['condition', 'courses'] },
)
const { group } = fc.letrec((tie) => ({
  group: fc.record({
    relation: fc.constantFrom('and', 'or'),
    not: fc.boolean(),
    rules: fc.array(fc.oneof({ maxDepth: 4 }, plain, ofCourses, tie('group')), { maxLength: 4 }),
  }),
}))
// As the API has it: with what is usual filled in, and nothing that is absent.
const rules = group.map((one) => Rules.parse(JSON.parse(JSON.stringify(one))))

describe('The rules of a profile in the rule editor', () => {
  it('come out as they went in, whatever they are', () => {
    fc.assert(
      fc.property(rules, (one) => {
        expect(toRules(toQuery(one, countingIds()))).toEqual(one.rules.length === 0 ? null : one)
      }),
      { seed: 20261128, numRuns: 300 },
    )
  })

  it('have an id each, so that none is mistaken for another', () => {
    fc.assert(
      fc.property(rules, (one) => {
        const ids = [...nodesOf(toQuery(one, countingIds()))].map(({ node }) => node.id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { seed: 20261128, numRuns: 100 },
    )
  })

  it('take no part where there are none', () => {
    expect(toRules(toQuery(null, countingIds()))).toBeNull()
    expect(toRules(toQuery(undefined, countingIds()))).toBeNull()
  })
})
