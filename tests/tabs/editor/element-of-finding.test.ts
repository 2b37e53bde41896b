import { describe, expect, it } from 'vitest'
import { elementOfFinding } from '../../../tabs/editor/element-of-finding.ts'
import { draftOf, newDefinition } from '../../../tabs/editor/draft.ts'

const rule = { source: 'city', condition: 'is equal to', value: '' }
let made = 0
const draft = draftOf(
  {
    ...newDefinition,
    userProperties: {
      relation: 'and',
      not: false,
      rules: [rule, { relation: 'or', not: false, rules: [rule, { relation: 'or', not: false, rules: [] }] }],
    },
  },
  () => `n${(made += 1)}`,
)

describe('A finding leads to', () => {
  it.each([
    ['the field of the title', 'title', 'profile-title'],
    ['the rule that it is about', 'userProperties.rules[0].value[2]', 'n2-source'],
    ['a rule in a group', 'userProperties.rules[1].rules[0].condition', 'n4-source'],
    ['the place where a rule is missing', 'userProperties.rules[1].rules[1].rules', 'n5-add-rule'],
    ['the section', 'userProperties.rules', 'n1-add-rule'],
    ['nowhere, where it is of no field alone', 'throttle.limit', undefined],
  ])('%s', (_where, path, element) => {
    expect(elementOfFinding(path, draft)).toBe(element)
  })
})
