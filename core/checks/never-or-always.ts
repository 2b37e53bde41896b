import type { Moment } from '../calendar.ts'
import { atomsOf, candidatesFor } from '../candidates/candidates.ts'
import { sourceKey, wholeFilter, type Clause, type GroupClause, type RuleClause } from '../clauses.ts'
import { holds, type AtomOf, type Kind, type Question } from '../conditions/question.ts'
import { labelOf } from '../explain/own-values.ts'
import { remark, type Finding } from '../findings.ts'
import type { Population } from '../population.ts'

/** What people call the sources of a tenant. */
type SourceNames = Pick<Population, 'fields' | 'courses'>

/** Cells times values to look at, of one source: with more, an answer would take seconds, and nothing is claimed. */
const mostLooks = 20_000_000

/**
 * A group whose rules contradict each other ("city is equal to A and city is equal to B"), or between them leave nobody
 * out, whoever the users are. Looked at source by source: what a group says of one source only.
 * @returns the warning; undefined where the rules say something, or where it cannot be told for certain.
 */
export function neverOrAlways(group: GroupClause, at: Moment, names: SourceNames): Finding | undefined {
  for (const rules of bySource(together(group, group.relation))) {
    const kind = rules[0]?.sources[0]?.kind
    if (kind === undefined || rules.length < 2) continue
    const questions = rules.map(({ question }) => question)
    const { cells, complete } = candidatesFor(kind, questions, at.zone, at.now.getTime())
    const values = questions.flatMap((question) => [...atomsOf(question)].map(valuesOf))
    if (!complete || cells.length * values.reduce((sum, count) => sum + count, 0) > mostLooks) continue
    const isAnd = group.relation === 'and'
    const satisfied = (question: Question) => (cell: (typeof cells)[number]) => holds(kind, question, cell, at.zone)
    const decided = cells.every((cell) => {
      const answers = questions.map((question) => satisfied(question)(cell))
      return isAnd ? answers.includes(false) : answers.includes(true)
    })
    if (decided) return told(group, rules, isAnd !== group.not, names)
  }
  return undefined
}

const valuesOf = (atom: AtomOf[Kind]): number => (atom.ask === 'is' ? atom.texts.length : 1)

/** The rules of a group, with those of groups within it that only repeat its relation, or are groups of one. */
const together = ({ clauses }: GroupClause, relation: GroupClause['relation']): RuleClause[] =>
  clauses.flatMap((clause: Clause): RuleClause[] => {
    if (clause.kind === 'rule') return [clause]
    const isNeedless = !clause.not && (clause.relation === relation || clause.clauses.length === 1)
    return isNeedless ? together(clause, relation) : []
  })

function bySource(rules: RuleClause[]): RuleClause[][] {
  const groups = new Map<string, RuleClause[]>()
  for (const rule of rules) {
    const [source] = rule.sources
    if (!source || rule.sources.length > 1) continue
    const key = sourceKey(source)
    groups.set(key, [...(groups.get(key) ?? []), rule])
  }
  return [...groups.values()]
}

function told({ path, relation }: GroupClause, rules: RuleClause[], never: boolean, names: SourceNames): Finding {
  const words = rules.slice(0, 4).map(({ rule: { source, condition, value } }) => {
    const what = value === undefined || value === null ? '' : ` ${JSON.stringify(value)}`
    return `${source} ${condition}${what}`
  })
  const where = path === wholeFilter ? '' : path
  const [source] = rules.flatMap(({ sources }) => sources)
  const about = { source: source ? sourceKey(source) : '', label: source ? labelOf(source, names) : '' }
  const found = words.join(` ${relation} `)
  return never
    ? remark(where, found, 'rules that somebody can satisfy: this can never be true', { code: 'never true', ...about })
    : remark(where, found, 'rules that leave somebody out: this is always true', { code: 'always true', ...about })
}
