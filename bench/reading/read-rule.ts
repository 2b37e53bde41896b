import type { FieldType } from '../../core/snapshot.ts'
import type { Rule } from '../../core/rules.ts'
import type { Clause, Comparison, TextTest } from './clause.ts'
import type { When } from './days.ts'
import { fold } from './fold.ts'
import type { Places } from './places.ts'
import { readCourseRule } from './read-course-rule.ts'
import { readDateRule } from './read-date-rule.ts'
import { rangeOf, textOf } from './rule-value.ts'

/** Reads one rule. @throws when it names what is not there, or makes no sense. */
export function readRule(rule: Rule, places: Places, at: When): Clause {
  if (rule.courses || rule.source.startsWith('course:')) return readCourseRule(rule, places, at)
  const type = places.columns.get(rule.source)
  if (type === undefined) throw new Error(`there is no source "${rule.source}"`)
  const clause = blankRule(rule, type) ?? readers[type](rule, at)
  if (clause === undefined) throw new Error(`a ${type} has no condition "${rule.condition}"`)
  return clause
}

function blankRule({ source, condition }: Rule, of: FieldType): Clause | undefined {
  if (condition === 'is empty') return { kind: 'blank', of, column: source, not: false }
  if (condition === 'is not empty' && of !== 'yes/no') return { kind: 'blank', of, column: source, not: true }
  return undefined
}

const readers: Record<FieldType, (rule: Rule, at: When) => Clause | undefined> = {
  text: readTextRule,
  number: readNumberRule,
  'yes/no': readYesNoRule,
  date: readDateRule,
}

const textConditions = new Map<string, [test: TextTest, not: boolean]>([
  ['is equal to', ['equals', false]],
  ['is not equal to', ['equals', true]],
  ['contains', ['contains', false]],
  ['does not contain', ['contains', true]],
  ['starts with', ['starts with', false]],
  ['does not start with', ['starts with', true]],
  ['ends with', ['ends with', false]],
  ['does not end with', ['ends with', true]],
  ['is one of', ['equals', false]],
  ['is none of', ['equals', true]],
])

function readTextRule({ source, condition, value }: Rule): Clause | undefined {
  const known = textConditions.get(condition)
  if (!known) return undefined
  const [test, not] = known
  const values = (Array.isArray(value) ? value : [value]).map((one) => fold(textOf(one)))
  if (values.length === 0 || values.includes('')) throw new Error(`"${condition}" of a blank text`)
  return { kind: 'text', column: source, test, values, not }
}

const numberConditions = new Map<string, [is: Comparison['is'], not: boolean]>([
  ['is equal to', ['=', false]],
  ['is not equal to', ['=', true]],
  ['is greater than', ['>', false]],
  ['is at least', ['>=', false]],
  ['is less than', ['<', false]],
  ['is at most', ['<=', false]],
])

function readNumberRule({ source, condition, value }: Rule): Clause | undefined {
  if (condition === 'is between') {
    const { from, to } = rangeOf(value)
    const all: Comparison[] = [
      { is: '>=', than: Number(from) },
      { is: '<=', than: Number(to) },
    ]
    return { kind: 'number', column: source, all, not: false }
  }
  const known = numberConditions.get(condition)
  if (!known) return undefined
  const [is, not] = known
  if (typeof value !== 'number') throw new Error(`"${condition}" of no number`)
  return { kind: 'number', column: source, all: [{ is, than: value }], not }
}

/** A blank is neither yes nor no. */
function readYesNoRule({ source, condition }: Rule): Clause | undefined {
  if (condition !== 'is yes' && condition !== 'is no') return undefined
  return { kind: 'yes/no', column: source, is: condition === 'is yes' }
}
