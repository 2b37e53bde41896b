import type { Moment } from '../calendar.ts'
import { candidatesFor } from '../candidates/candidates.ts'
import { clausesIn, sourceKey, type GroupClause, type RuleClause, type RuleSource } from '../clauses.ts'
import { holds, type CellOf, type Kind } from '../conditions/question.ts'
import { cellOf, type Person } from '../person.ts'

/** A source of a filter: what the person has there, and other cells, one for each set of answers that rules can give. */
export type Lever = { source: RuleSource; rules: RuleClause[]; own: CellOf[Kind]; cells: CellOf[Kind][] }

/** Every source that a filter asks about, by `sourceKey`. */
export function leversOf(filter: GroupClause, person: Person, at: Moment): Map<string, Lever> {
  const levers = new Map<string, Lever>()
  for (const clause of clausesIn(filter)) {
    if (clause.kind !== 'rule') continue
    for (const source of clause.sources) {
      const key = sourceKey(source)
      const lever = levers.get(key) ?? { source, rules: [], own: cellOf(person, source), cells: [] }
      lever.rules.push(clause)
      levers.set(key, lever)
    }
  }
  for (const lever of levers.values()) lever.cells.push(...otherCells(lever, at))
  return levers
}

/** Cells that are answered otherwise than the person's own; of those that are answered alike, one. */
function otherCells({ source: { kind }, rules, own }: Lever, { zone, now }: Moment): CellOf[Kind][] {
  const questions = rules.map(({ question }) => question)
  const answersOf = (cell: CellOf[Kind]): string => questions.map((one) => holds(kind, one, cell, zone)).join()
  const seen = new Set([answersOf(own)])
  return candidatesFor(kind, questions, zone, now.getTime()).cells.filter((cell) => {
    const answers = answersOf(cell)
    if (seen.has(answers)) return false
    seen.add(answers)
    return true
  })
}
