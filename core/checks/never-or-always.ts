import type { Moment } from '../calendar.ts'
import { atomsOf, candidatesFor } from '../candidates/candidates.ts'
import { sourceKey, wholeFilter, type Clause, type GroupClause, type RuleClause } from '../clauses.ts'
import { holds, type AtomOf, type Kind, type Question } from '../conditions/question.ts'
import { remark, type Finding } from '../findings.ts'

/** Cells times values to look at, of one source: with more, an answer would take seconds, and nothing is claimed. */
const mostLooks = 20_000_000

/**
 * A group whose rules contradict each other ("city is equal to A and city is equal to B"), or between them leave nobody
 * out, whoever the users are. Looked at source by source: what a group says of one source only.
 * @returns the warning; undefined where the rules say something, or where it cannot be told for certain.
 */
export function neverOrAlways(group: GroupClause, at: Moment): Finding | undefined {
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
    if (decided) return told(group, rules, isAnd !== group.not)
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

function told({ path, relation }: GroupClause, rules: RuleClause[], never: boolean): Finding {
  const words = rules.slice(0, 4).map(({ rule: { source, condition, value } }) => {
    const what = value === undefined || value === null ? '' : ` ${JSON.stringify(value)}`
    return `${source} ${condition}${what}`
  })
  const where = path === wholeFilter ? '' : path
  return never
    ? remark(where, words.join(` ${relation} `), 'rules that somebody can satisfy: this can never be true')
    : remark(where, words.join(` ${relation} `), 'rules that leave somebody out: this is always true')
}
