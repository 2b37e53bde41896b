import { clausesIn, wholeFilter, type Clause, type GroupClause } from '../clauses.ts'
import { areEqual, bitmap, complement, countBits, intersect, unite, type Bitmap } from '../engine/bitmap.ts'
import { evaluatorOf } from '../engine/evaluate.ts'
import { remark, type Finding } from '../findings.ts'
import type { Check } from './context.ts'
import { neverOrAlways } from './never-or-always.ts'

/** A filter of more clauses than this is looked at no further: nobody reads so many warnings. */
const mostClauses = 300

/**
 * Clauses that nobody or everybody satisfies as things are, and clauses that could be left out without a change of who
 * matches. Told of the innermost clause that explains it.
 */
export const clauseEffects: Check = ({ filter, index, at }) => {
  const rows = index.population.people.length
  if (filter.kind !== 'filter' || rows === 0) return []
  const clauses = [...clausesIn(filter.root)]
  if (clauses.length > mostClauses) return []
  const evaluator = evaluatorOf(index, at.zone)
  const bits: Bits = new Map(clauses.map((clause) => [clause, evaluator.evaluate(clause).slice()]))
  // What follows from the rules alone, whoever the users are, is said as that.
  const certain = clauses.flatMap((clause) => {
    const found = clause.kind === 'group' ? neverOrAlways(clause, at) : undefined
    return found ? [{ clause, found }] : []
  })
  const told = new Set<Clause>(certain.map(({ clause }) => clause))
  const present = clauses.toReversed().flatMap((clause) => {
    // Innermost first: a group that is empty because of one of its clauses is not told of again.
    if (clause.kind === 'group' && clause.clauses.some((inner) => told.has(inner))) told.add(clause)
    if (told.has(clause)) return []
    const findings = extreme(clause, bits.get(clause), rows)
    if (findings.length > 0) told.add(clause)
    return clause.kind === 'group' && findings.length === 0 ? idle(clause, bits, rows, told) : findings
  })
  return [...certain.map(({ found }) => found), ...present.toReversed()]
}

type Bits = Map<Clause, Bitmap>

function extreme(clause: Clause, bits: Bitmap | undefined, rows: number): Finding[] {
  const count = bits ? countBits(bits) : 1
  // A group of one says what its clause says.
  if ((count !== 0 && count !== rows) || (clause.kind === 'group' && clause.clauses.length < 2)) return []
  const path = clause.path === wholeFilter ? '' : clause.path
  return count === 0
    ? [remark(path, `0 of ${rows} users`, 'somebody who satisfies it: at present nobody does')]
    : [remark(path, `${rows} of ${rows} users`, 'somebody who does not satisfy it: at present everybody does')]
}

/**
 * Of a group, the clauses without which it says the same; where two say the same, the later one. Looked at from the last
 * to the first: those before a clause are combined beforehand, those kept after it on the way.
 */
function idle({ relation, clauses }: GroupClause, bits: Bits, rows: number, told: ReadonlySet<Clause>): Finding[] {
  if (clauses.length < 2) return []
  const isAnd = relation === 'and'
  const add = (into: Bitmap, clause: Clause): void => (isAnd ? intersect : unite)(into, bits.get(clause) ?? into)
  const none = bitmap(rows)
  if (isAnd) complement(none, rows)
  const upTo = [none]
  for (const clause of clauses) {
    const next = (upTo.at(-1) ?? none).slice()
    add(next, clause)
    upTo.push(next)
  }
  const whole = upTo.at(-1) ?? none
  const after = none.slice()
  let kept = clauses.length
  return clauses.toReversed().flatMap((clause, fromEnd) => {
    const without = (upTo[clauses.length - 1 - fromEnd] ?? none).slice()
    ;(isAnd ? intersect : unite)(without, after)
    if (told.has(clause) || kept < 2 || !areEqual(without, whole)) {
      add(after, clause)
      return []
    }
    kept -= 1
    return [remark(clause.path, 'no effect at present', 'a clause without which somebody else would match')]
  })
}
