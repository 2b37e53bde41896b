import type { FilterSection } from '../../core/profile.ts'
import type { Rule, Rules } from '../../core/rules.ts'
import type { Format } from '../format.ts'
import type { Takes } from '../words/en-course-sentences.ts'
import type { Words } from '../words/en.ts'
import { valueText } from './value-text.ts'

/** A piece of a sentence; sources and values are set off, what is unknown is marked, what is still to be written is not. */
export type Part = { kind: 'text' | 'source' | 'value' | 'unknown' | 'unfinished'; text: string }

/** Rules as they are read: sentences, and groups of them under a heading. */
export type Clause =
  { kind: 'rule'; parts: Part[] } | { kind: 'group'; relation: 'and' | 'or'; not: boolean; clauses: Clause[] }

/** The names of what rules point to; undefined for what is not known (any more). */
export type Names = { source: (id: string) => string | undefined; course: (id: string) => string | undefined }

export type Reading = { words: Pick<Words, 'rules'>; format: Format; names: Names; section: FilterSection }

/** Rules of a section as clauses to show. */
export const clauseOf = (node: Rule | Rules, reading: Reading): Clause =>
  'rules' in node
    ? {
        kind: 'group',
        relation: node.relation,
        not: node.not,
        clauses: node.rules.map((inner) => clauseOf(inner, reading)),
      }
    : { kind: 'rule', parts: sentenceOf(node, reading) }

/** A rule as a sentence in pieces. */
export function sentenceOf(rule: Rule, reading: Reading): Part[] {
  if (rule.source === '' && !rule.courses) return [{ kind: 'unfinished', text: reading.words.rules.noSource }]
  const value = valueText(rule.value, reading)
  const parts: Record<string, Part> = {
    '{source}': sourcePart(rule, reading),
    '{value}': { kind: 'value', text: value },
  }
  return reading.words.rules
    .sentence(rule.condition, value !== '', takesOf(rule, reading))
    .split(/(\{source\}|\{value\})/)
    .filter((text) => text !== '')
    .map((text) => parts[text] ?? { kind: 'text', text })
}

/** The sentence as plain text. */
export const plain = (parts: Part[]): string => parts.map((part) => part.text).join('')

function sourcePart(rule: Rule, { words, format, names }: Reading): Part {
  const { rules } = words
  if (rule.courses) {
    const known = rule.courses.every((id) => names.course(id) !== undefined)
    const titles = rule.courses.map((id) => rules.quoted(names.course(id) ?? rules.unknownCourse))
    return { kind: known ? 'source' : 'unknown', text: format.all(titles) }
  }
  if (rule.source.startsWith('course:')) {
    const title = names.course(rule.source.slice('course:'.length))
    return title === undefined
      ? { kind: 'unknown', text: rules.unknownCourse }
      : { kind: 'source', text: rules.quoted(title) }
  }
  const label = rules.source[rule.source] ?? names.source(rule.source)
  if (label !== undefined) return { kind: 'source', text: label }
  return { kind: 'unknown', text: goneSource(rule.source, rules) }
}

/** A source that the tenant does not have; the id of a user field says nothing to whoever reads it. */
export const goneSource = (source: string, rules: Words['rules']): string =>
  source.startsWith('field:') ? rules.unknownField : rules.unknownSource(source.replace(/^entra:/, ''))

/** How many of its courses a rule asks for. */
function takesOf({ courses = [], atLeast }: Rule, { words, format }: Reading): Takes {
  if (courses.length < 2) return { of: 'one' }
  if (atLeast === undefined || atLeast >= courses.length) return { of: 'all' }
  return { of: 'some', some: words.rules.atLeast(format.number(atLeast)) }
}

/** What is said above the rules of a group. */
export function headingOf(
  { relation, not, clauses }: { relation: 'and' | 'or'; not: boolean; clauses: readonly unknown[] },
  { group }: Words['rules'],
): string {
  if (!not) return group[relation]
  if (clauses.length === 1) return group.notOne
  return relation === 'and' ? group.notAnd : group.notOr
}
