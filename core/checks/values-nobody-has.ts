import { clausesIn, type RuleClause, type RuleSource } from '../clauses.ts'
import type { AudienceIndex } from '../engine/audience-index.ts'
import { usersOf, type TextColumn } from '../engine/text-column.ts'
import { hasText, type Question } from '../conditions/question.ts'
import { remark } from '../findings.ts'
import { nearestTexts } from '../nearest-texts.ts'
import { fold } from '../text.ts'
import type { Check } from './context.ts'

/** Nearest values are looked for so many times a profile, among so many texts: an answer must not take seconds. */
const mostLookups = 20
const mostTexts = 20_000

/** A value that no user has is likely misspelt: "Las Vagas: 0; Las Vegas: 214". */
export const valuesNobodyHas: Check = ({ filter, index }) => {
  if (filter.kind !== 'filter' || index.population.people.length === 0) return []
  const rules = [...clausesIn(filter.root)].filter((clause) => clause.kind === 'rule')
  const missing = rules.flatMap((rule) => missingIn(rule, index))
  return missing.map(({ path, text, column }, i) => {
    const near = i < mostLookups && column.texts.length <= mostTexts ? nearest(text, column) : []
    return remark(
      path,
      `${JSON.stringify(text)}: 0 users`,
      near.length === 0 ? 'a value that somebody has' : near.join(', '),
    )
  })
}

type Missing = { path: string; text: string; column: TextColumn }

function missingIn(rule: RuleClause, index: AudienceIndex): Missing[] {
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
  const somebody = column.texts.some((text, place) => place > 0 && hasText(atom, text))
  return somebody ? [] : [{ path: `${path}.value`, text: written.value.trim(), column }]
}

const isText = (source: RuleSource): boolean => source.kind === 'text'

/** What is asked, in a negated condition too: there a misspelt value makes the rule say nothing. */
const atomOf = (question: Question): Question => (question.ask === 'not' ? question.of : question)

const nearest = (text: string, column: TextColumn): string[] =>
  nearestTexts(fold(text) ?? '', column.texts).map(
    (near) => `${JSON.stringify(column.written[column.places.get(near) ?? 0])}: ${usersOf(column, near)}`,
  )
