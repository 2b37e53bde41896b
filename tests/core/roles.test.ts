import { describe, expect, it } from 'vitest'
import { isLearner } from '../../core/roles.ts'

describe("A role of Learn365's role assignments", () => {
  it.each([
    ['Learner', true],
    ['CourseLearner', true],
    ['learner', true],
    ['1', true],
    ['3', true],
    ['0', false],
    ['2', false],
    ['128', false],
    ['Teacher', false],
    ['CatalogAdmin', false],
    ['', false],
  ])('%j is a learner: %s', (role, learner) => {
    expect(isLearner(role)).toBe(learner)
  })
})
