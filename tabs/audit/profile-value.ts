import type { Throttle, ThrottleLimit } from '../../core/profile.ts'
import type { Rule, Rules } from '../../core/rules.ts'
import { clauseOf, headingOf, plain, sentenceOf, type Clause, type Reading } from '../profile/rule-sentence.ts'
import { throttleText } from '../profile/throttle-text.ts'
import { valueText } from '../profile/value-text.ts'
import { filterSectionOf } from '../why/filter-section-of.ts'
import type { Words } from '../words/en.ts'
import { isRecord, type Telling } from './change-names.ts'
import { wordOf } from './plain-text.ts'

/** A value of a profile in words: rules as sentences, overrides and courses by name. Undefined for what needs no words. */
export function profileValue(value: unknown, path: string, telling: Telling): string | undefined {
  const { words } = telling
  if (/^user[A-Z]/.test(path)) return filterValue(value, path, telling)
  if (path.startsWith('throttle')) return throttleValue(value, path, telling)
  if (path.startsWith('overrides')) return overridesText(value, telling)
  if (path === 'sections') return wordOf(words.editor.sections, value)
  return path === 'courses' && Array.isArray(value) ? coursesText(value, telling) : undefined
}

function throttleValue(value: unknown, path: string, { words, format }: Telling): string | undefined {
  const { profile, editor } = words
  if (path === 'throttle.kind') return value === 'none' ? profile.throttleNone : wordOf(editor.throttle.limit, value)
  if (!isRecord(value)) return undefined
  if (path === 'throttle') return words.audit.list(throttleText(value as Throttle, words, format))
  const { kind, limit } = value as ThrottleLimit
  return (kind === 'members' ? profile.limitMembers : profile.limitPercent)(format.number(limit))
}

/** Overrides by name, each with its reason; of both lists where the profile is new. */
function overridesText(value: unknown, telling: Telling): string | undefined {
  const { words, names } = telling
  const list = (items: unknown[]): string =>
    words.audit.list(items.map((one) => overridesText(one, telling) ?? JSON.stringify(one)))
  if (Array.isArray(value)) return list(value)
  if (!isRecord(value)) return undefined
  const { include, exclude, kind, id, reason } = value
  if (Array.isArray(include) && Array.isArray(exclude)) {
    const lists = [
      ...(include.length > 0 ? [words.why.include(list(include))] : []),
      ...(exclude.length > 0 ? [words.why.exclude(list(exclude))] : []),
    ]
    return lists.length > 0 ? words.audit.list(lists) : words.common.none
  }
  const name = (kind === 'profile' ? names.profile : names.user)(String(id)) ?? String(id)
  return typeof reason === 'string' && reason !== '' ? `${name} (${reason})` : name
}

const coursesText = (ids: unknown[], { names, words: { rules, audit } }: Telling): string =>
  audit.list(ids.map((id) => rules.quoted(names.course(String(id)) ?? rules.unknownCourse)))

function filterValue(value: unknown, path: string, telling: Telling): string | undefined {
  const { words } = telling
  const reading: Reading = { ...telling, section: filterSectionOf(path) }
  const [, name = ''] = /([A-Za-z]+)(?:\[\d+\])?$/.exec(path) ?? []
  if (name === 'unit') return wordOf(words.editor.units, value)
  if (/\.value\b/.test(path)) return valueText(value as Rule['value'], reading)
  if (name === 'condition') return words.rules.condition(String(value))
  if (name === 'relation') return wordOf(words.rules.group, value)
  if (name === 'courses' && Array.isArray(value)) return coursesText(value, telling)
  if (name === 'source')
    return sentenceOf({ source: String(value), condition: '' }, reading).find(({ kind }) => kind !== 'text')?.text
  const text = (node: unknown): string => clauseText(clauseOf(node as Rule | Rules, reading), words)
  if (Array.isArray(value)) return words.audit.list(value.map(text))
  return isRecord(value) ? text(value) : undefined
}

/** Rules on one line: the heading of a group and what is in it, a group within in brackets. */
function clauseText(clause: Clause, words: Words): string {
  if (clause.kind === 'rule') return plain(clause.parts)
  const [only] = clause.clauses
  if (only && clause.clauses.length === 1 && !clause.not) return clauseText(only, words)
  const inner = clause.clauses.map((one) =>
    one.kind === 'group' && one.clauses.length > 1 ? `(${clauseText(one, words)})` : clauseText(one, words),
  )
  return words.findings.at(headingOf(clause, words.rules), words.audit.list(inner))
}
