import { expect, it } from 'vitest'
import { compileFilter } from '../../../core/compile-rules.ts'
import { audienceIndex } from '../../../core/engine/audience-index.ts'
import { eachQuestion } from '../../../core/engine/each-question.ts'
import { evaluatorOf } from '../../../core/engine/evaluate.ts'
import { aTenant } from '../../support/people.ts'
import { aDefinition } from '../a-profile.ts'

const at = { now: new Date('2026-11-23T14:00:00Z'), zone: 'UTC' }

const many = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n))
const rule = (condition: 'contains' | 'does not contain') => (n: number) => ({
  source: 'city' as const,
  condition,
  value: `${condition} ${n}`,
})

/** A draft of many rules that each look through all texts, some of them inside a "not". */
const draft = aDefinition({
  userProperties: {
    relation: 'or',
    rules: many(3, () => ({
      relation: 'and' as const,
      not: true,
      rules: [...many(250, rule('contains')), ...many(250, rule('does not contain'))],
    })),
  },
})

it('A draft of thousands of rules is looked at with a pause after each, and afterwards nothing is left but to combine', () => {
  const population = aTenant().person('Ana', { city: 'City 7' }).person('Ben', { city: 'Oslo' }).population()
  const filter = compileFilter(draft, population, at)
  if (filter.kind !== 'filter') throw new Error('the draft is not valid')
  const index = audienceIndex(population)
  expect([...eachQuestion(filter.root, index, at.zone)]).toHaveLength(1_500)
  const before = index.bytes
  const found = evaluatorOf(index, at.zone)(filter.root).size()
  expect(index.bytes).toBe(before)
  expect(found).toBe(evaluatorOf(audienceIndex(population), at.zone)(filter.root).size())
})
