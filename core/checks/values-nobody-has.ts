import { clausesIn, type RuleClause, type RuleSource } from '../clauses.ts'
import type { AudienceIndex } from '../engine/audience-index.ts'
import { usersOf, type TextColumn } from '../engine/text-column.ts'
import type { Question } from '../conditions/question.ts'
import { remark, shown, type Finding } from '../findings.ts'
import { nearestTexts } from '../nearest-texts.ts'
import { fold } from '../text.ts'
import type { Check } from './context.ts'

/** Nearest values are looked for so many times a profile, at so many texts in all: an answer must not take seconds. */
const mostLookups = 20
const mostLooks = 200_000
/** So many rules with such values are told; nobody reads more of them. */
const mostTold = 100
/** Of one rule, so many values are told one by one; of more, how many they are, and the first of them. */
const mostAlone = 3

/** A value that no user has is likely misspelt: "Las Vagas: 0; Las Vegas: 214". */
export const valuesNobodyHas: Check = ({ filter, index, at }) => {
  if (filter.kind !== 'filter' || index.population.people.length === 0) return []
  const rules = [...clausesIn(filter.root)].filter((clause) => clause.kind === 'rule')
  const found = rules.flatMap((rule) => {
    const missing = missingIn(rule, index, at.zone)
    return missing.length > 0 ? [{ rule, missing }] : []
  })
  let lookups = 0
  const nearTo = ({ text, column }: Missing): Near[] =>
    (lookups += 1) <= mostLookups && lookups * column.texts.length <= mostLooks ? nearest(text, column) : []
  const told = found.slice(0, mostTold).flatMap(({ rule, missing }) => tell(rule, missing, nearTo))
  const [next, ...others] = found.slice(mostTold)
  if (!next) return told
  const count = [next, ...others].reduce((sum, { missing }) => sum + missing.length, 0)
  return [...told, remark(next.rule.path, `${count} more: 0 users`, someValue, { code: 'more that nobody has', count })]
}

const someValue = 'a value that somebody has'

type Near = { value: string; users: number }

function tell({ path, rule: { value } }: RuleClause, missing: Missing[], nearTo: (one: Missing) => Near[]): Finding[] {
  const of = Array.isArray(value) ? value.length : 1
  const first = missing.slice(0, mostAlone).map((one) => ({ ...one, near: nearTo(one) }))
  if (missing.length <= mostAlone)
    return first.map(({ text, near, path: place }) => {
      const expected = near.map((one) => `${shown(one.value)}: ${one.users}`).join(', ') || someValue
      const values = [{ value: text, near }]
      return remark(place, `${shown(text)}: 0 users`, expected, { code: 'nobody has', values, count: 1, of })
    })
  const values = first.map(({ text, near }) => ({ value: text, near }))
  const found = `${missing.length} of ${of} values, such as ${shown(first[0]?.text)}: 0 users`
  return [
    remark(`${path}.value`, found, 'values that somebody has', {
      code: 'nobody has',
      values,
      count: missing.length,
      of,
    }),
  ]
}

type Missing = { path: string; text: string; column: TextColumn }

function missingIn(rule: RuleClause, index: AudienceIndex, zone: string): Missing[] {
  const [source] = rule.sources
  const atom = atomOf(rule.question)
  if (!source || !isText(source)) return []
  const column = index.columns.text(source)
  const { path, rule: written } = rule
  if (atom.ask === 'is') {
    const values: unknown[] = Array.isArray(written.value) ? written.value : [written.value]
    const place = (i: number): string => `${path}.value${Array.isArray(written.value) ? `[${i}]` : ''}`
    return values.flatMap((value, i) =>
      typeof value === 'string' && usersOf(column, fold(value) ?? '') === 0
        ? [{ path: place(i), text: value.trim(), column }]
        : [],
    )
  }
  if (atom.ask !== 'has' || typeof written.value !== 'string') return []
  return index.count(source, atom, zone) > 0 ? [] : [{ path: `${path}.value`, text: written.value.trim(), column }]
}

const isText = (source: RuleSource): boolean => source.kind === 'text'

/** What is asked, in a negated condition too: there a misspelt value makes the rule say nothing. */
const atomOf = (question: Question): Question => (question.ask === 'not' ? question.of : question)

const nearest = (text: string, column: TextColumn): Near[] =>
  nearestTexts(fold(text) ?? '', column.texts).map((near) => ({
    value: column.written[column.places.get(near) ?? 0] ?? near,
    users: usersOf(column, near),
  }))
