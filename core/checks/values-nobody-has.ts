import { clausesIn, type RuleClause, type RuleSource } from '../clauses.ts'
import type { AudienceIndex } from '../engine/audience-index.ts'
import { usersOf, type TextColumn } from '../engine/text-column.ts'
import type { Question } from '../conditions/question.ts'
import { remark, shown } from '../findings.ts'
import { nearestTexts } from '../nearest-texts.ts'
import { fold } from '../text.ts'
import type { Check } from './context.ts'

/** Nearest values are looked for so many times a profile, at so many texts in all: an answer must not take seconds. */
const mostLookups = 20
const mostLooks = 200_000
/** So many are told one by one; nobody reads more of them. */
const mostTold = 100

/** A value that no user has is likely misspelt: "Las Vagas: 0; Las Vegas: 214". */
export const valuesNobodyHas: Check = ({ filter, index, at }) => {
  if (filter.kind !== 'filter' || index.population.people.length === 0) return []
  const rules = [...clausesIn(filter.root)].filter((clause) => clause.kind === 'rule')
  const missing = rules.flatMap((rule) => missingIn(rule, index, at.zone))
  const told = missing.slice(0, mostTold).map(({ path, text, column }, i) => {
    const near = i < mostLookups && (i + 1) * column.texts.length <= mostLooks ? nearest(text, column) : []
    return remark(path, `${shown(text)}: 0 users`, near.length === 0 ? someValue : near.join(', '))
  })
  const [next] = missing.slice(mostTold)
  return next ? [...told, remark(next.path, `${missing.length - mostTold} more: 0 users`, someValue)] : told
}

const someValue = 'a value that somebody has'

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

const nearest = (text: string, column: TextColumn): string[] =>
  nearestTexts(fold(text) ?? '', column.texts).map(
    (near) => `${shown(column.written[column.places.get(near) ?? 0])}: ${usersOf(column, near)}`,
  )
