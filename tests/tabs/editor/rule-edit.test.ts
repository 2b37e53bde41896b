import { describe, expect, it } from 'vitest'
import { conditions as table } from '../../../core/conditions/conditions.ts'
import type { Rule } from '../../../core/rules.ts'
import { countingIds } from '../../../tabs/editor/counting-ids.ts'
import type { QueryRule } from '../../../tabs/editor/query.ts'
import {
  coursesOf,
  isUnfinished,
  newRule,
  withAtLeast,
  withCondition,
  withCourses,
  withSource,
  type Conditions,
} from '../../../tabs/editor/rule-edit.ts'

const conditions = Object.fromEntries(
  Object.entries(table).map(([kind, rows]) => [kind, rows.map(({ id, editor }) => ({ id, value: editor }))]),
) as Conditions
const rule = (field: string, operator: string, value?: Rule['value']): QueryRule => ({
  id: 'r',
  field,
  operator,
  value,
})

describe('A new rule', () => {
  it('has the default condition of the guide', () => {
    const of = (section: Parameters<typeof newRule>[1]) => newRule(conditions, section, countingIds()).operator
    expect(of('userProperties')).toBe('is equal to')
    expect(of('userDates')).toBe('is before the date/time')
    expect(of('userActivities')).toBe('was completed')
  })

  it('is not complete until source and value are given', () => {
    const fresh = newRule(conditions, 'userProperties', countingIds())
    expect(isUnfinished(conditions, fresh, 'text')).toBe(true)
    expect(isUnfinished(conditions, { ...fresh, field: 'city' }, 'text')).toBe(true)
    expect(isUnfinished(conditions, { ...fresh, field: 'city', value: 'Denver' }, 'text')).toBe(false)
    expect(isUnfinished(conditions, rule('city', 'is empty'), 'text')).toBe(false)
    expect(isUnfinished(conditions, rule('f', 'is between', { from: 1 }), 'number')).toBe(true)
    expect(isUnfinished(conditions, rule('f', 'is between', { from: 1, to: 2 }), 'number')).toBe(false)
  })
})

describe('Changing a condition', () => {
  const change = (was: QueryRule, condition: string, kind: 'text' | 'date' | 'number' = 'text') =>
    withCondition(conditions, was, kind, condition).value

  it('keeps what was entered as far as the new condition takes it', () => {
    expect(change(rule('city', 'is equal to', 'Denver'), 'is one of')).toEqual(['Denver'])
    expect(change(rule('city', 'is one of', ['Denver', 'Tokyo']), 'is equal to')).toBe('Denver')
    expect(change(rule('city', 'is equal to', 'Denver'), 'contains')).toBe('Denver')
    expect(change(rule('hire', 'is on', '2023-01-01'), 'is between', 'date')).toEqual({ from: '2023-01-01' })
    expect(change(rule('level', 'is at least', 3), 'is between', 'number')).toEqual({ from: 3 })
  })

  it('begins anew where it does not', () => {
    expect(change(rule('city', 'is equal to', 'Denver'), 'is empty')).toBeUndefined()
    expect(change(rule('hire', 'is on', '2023-01-01'), 'is within the last', 'date')).toEqual({
      amount: 30,
      unit: 'days',
    })
  })
})

describe('Changing a source', () => {
  it('keeps condition and value where the other source has them', () => {
    const moved = withSource(conditions, rule('city', 'is one of', ['Denver']), {
      source: 'office',
      from: 'text',
      to: 'text',
    })
    expect(moved).toMatchObject({ field: 'office', operator: 'is one of', value: ['Denver'] })
  })

  it('takes the default condition of another kind of source', () => {
    const moved = withSource(conditions, rule('city', 'starts with', 'Den'), {
      source: 'field:level',
      from: 'text',
      to: 'number',
    })
    expect(moved).toMatchObject({ field: 'field:level', operator: 'is equal to', value: undefined })
  })
})

describe('The courses of a rule', () => {
  it('are its source where it is one, and named beside it where they are several', () => {
    const none = rule('', 'was completed')
    const one = withCourses(none, ['c1'])
    expect(one).toEqual({ id: 'r', field: 'course:c1', operator: 'was completed', value: undefined })
    const two = withAtLeast(withCourses(one, [...coursesOf(one), 'c2']), 2)
    expect(two).toMatchObject({ field: '', courses: ['c1', 'c2'], atLeast: 2 })
    const again = withCourses(two, ['c2'])
    expect(again).toEqual({ id: 'r', field: 'course:c2', operator: 'was completed', value: undefined })
    expect(coursesOf(withCourses(again, []))).toEqual([])
  })

  it('never ask for more of them than there are', () => {
    const three = withAtLeast(withCourses(rule('', 'was completed'), ['a', 'b', 'c']), 3)
    expect(withCourses(three, ['a', 'b']).atLeast).toBe(2)
  })
})
