import type { Clause, GroupClause } from '../clauses.ts'
import { holds } from '../conditions/question.ts'
import type { ClauseVerdict, RuleVerdict } from '../contract/why.ts'
import { cellOf, type Person } from '../person.ts'
import { satisfies } from '../plain.ts'
import type { Population } from '../population.ts'
import { ownValue } from './own-values.ts'

/** The rule tree with a person's own values and each clause's verdict, by the plain evaluator. */
export function verdicts(clause: GroupClause, person: Person, population: Population, zone: string): ClauseVerdict {
  const { path, relation, not } = clause
  const clauses = clause.clauses.map((inner) => verdictOf(inner, person, population, zone))
  return { kind: 'group', path, relation, not, holds: satisfies(person, clause, zone), clauses }
}

function verdictOf(clause: Clause, person: Person, population: Population, zone: string): RuleVerdict | ClauseVerdict {
  if (clause.kind === 'group') return verdicts(clause, person, population, zone)
  const { path, rule, needed, sources, question } = clause
  const own = sources.map((source) => ({
    ...ownValue(person, source, population, zone),
    holds: holds(source.kind, question, cellOf(person, source), zone),
  }))
  return { kind: 'rule', path, rule, needed, holds: satisfies(person, clause, zone), own }
}
