import { questionKey, sourceKey, type Clause } from '../clauses.ts'
import { compileFilter } from '../compile-rules.ts'
import { remark } from '../findings.ts'
import { usedSections, type ProfileDefinition } from '../profile.ts'
import { rulesOf, type Rules } from '../rules.ts'
import { courseSource } from '../sources.ts'
import type { Check } from './context.ts'

/** Another profile with the same rules, in whatever order and spelling: one of the two is likely not needed. */
export const sameRules: Check = ({ definition: own, filter, others, index, at }) => {
  if (filter.kind !== 'filter') return []
  const mine = clauseKey(filter.root)
  const asked = sourcesOf(own)
  const twin = others.find(({ definition }) => {
    // Most profiles ask about something else: that is seen without reading their values.
    if (sourcesOf(definition) !== asked) return false
    const other = compileFilter(definition, index.population, at)
    return other.kind === 'filter' && clauseKey(other.root) === mine
  })
  if (!twin) return []
  const { title } = twin.definition
  return [remark('', `the same rules as "${title}"`, 'rules that no other profile has', { code: 'same rules', title })]
}

/** What a definition's rules ask about, each source once. */
const sourcesOf = (definition: ProfileDefinition): string =>
  [
    ...new Set(
      usedSections(definition).flatMap((section) =>
        [...rulesOf(definition[section] as Rules, section)].flatMap(({ rule }) =>
          (rule.courses?.map(courseSource) ?? [rule.source.trim()]).map((source) => source.toLowerCase()),
        ),
      ),
    ),
  ]
    .sort()
    .join(' ')

/** A clause as a text that is the same for clauses which say the same in another order or with needless groups. */
export function clauseKey(clause: Clause): string {
  if (clause.kind === 'rule') {
    const { sources, needed, question } = clause
    return `${sources.map(sourceKey).sort().join('+')} ${needed} ${questionKey(question)}`
  }
  const { relation, not } = clause
  const parts = [...new Set(clause.clauses.flatMap((inner) => dissolved(inner, relation)).map(clauseKey))].sort()
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return not ? `not(${only})` : only
  return `${not ? 'not ' : ''}${relation}(${parts.join(' ; ')})`
}

/** An "and" within an "and" is no group of its own, nor is a group of one. */
function dissolved(clause: Clause, relation: 'and' | 'or'): Clause[] {
  if (clause.kind === 'rule' || clause.not) return [clause]
  return clause.relation === relation || clause.clauses.length === 1
    ? clause.clauses.flatMap((inner) => dissolved(inner, relation))
    : [clause]
}
