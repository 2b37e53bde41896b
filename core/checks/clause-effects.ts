import { clausesIn, wholeFilter, type Clause, type GroupClause } from '../clauses.ts'
import { areEqual, bitmap, complement, intersect, unite, type Bitmap } from '../engine/bitmap.ts'
import { countBits } from '../engine/words.ts'
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
  const evaluate = evaluatorOf(index, at.zone)
  const none = bitmap(rows)
  const bits: Bits = new Map(clauses.map((clause) => [clause, evaluate(clause).copyTo(bitmap(rows))]))
  const findings = new Map<Clause, Finding>()
  const told = new Set<Clause>()
  const tell = (clause: Clause, found: Finding): void => {
    findings.set(clause, found)
    told.add(clause)
  }
  // Innermost first, so that the groups around a clause do not say it again. Before all, what follows from the rules
  // alone, whoever the users are: it is said as that.
  for (const clause of clauses.toReversed()) {
    const found =
      clause.kind === 'group' && !hasTold(clause, told) ? neverOrAlways(clause, at, index.population) : undefined
    if (found) tell(clause, found)
  }
  for (const clause of clauses.toReversed()) {
    if (told.has(clause)) continue
    const count = countBits(bits.get(clause) ?? none)
    if (count === 0 || count === rows) {
      // A group that is empty because of one of its clauses is not told of.
      if (clause.kind === 'group' && clause.clauses.some((inner) => told.has(inner))) told.add(clause)
      else tell(clause, extreme(clause, count, rows))
    } else if (clause.kind === 'group') for (const found of idle(clause, bits, rows, told)) findings.set(...found)
  }
  return clauses.flatMap((clause) => findings.get(clause) ?? [])
}

type Bits = Map<Clause, Bitmap>

const hasTold = (group: GroupClause, told: ReadonlySet<Clause>): boolean =>
  told.size > 0 && [...clausesIn(group)].some((inner) => told.has(inner))

function extreme({ path }: Clause, count: number, rows: number): Finding {
  const where = path === wholeFilter ? '' : path
  return count === 0
    ? remark(where, `0 of ${rows} users`, 'somebody who satisfies it: at present nobody does', {
        code: 'nobody satisfies',
        users: rows,
      })
    : remark(where, `${rows} of ${rows} users`, 'somebody who does not satisfy it: at present everybody does', {
        code: 'everybody satisfies',
        users: rows,
      })
}

/**
 * Of a group, the clauses without which it says the same; where two say the same, the later one. Looked at from the last
 * to the first: those before a clause are combined beforehand, those kept after it on the way.
 */
function idle(
  { relation, clauses }: GroupClause,
  bits: Bits,
  rows: number,
  told: ReadonlySet<Clause>,
): [Clause, Finding][] {
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
    const expected = 'a clause without which somebody else would match'
    return [[clause, remark(clause.path, 'no effect at present', expected, { code: 'no effect' })]]
  })
}
