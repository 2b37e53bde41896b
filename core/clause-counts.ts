import { clausesIn, wholeFilter, type Clause } from './clauses.ts'
import type { Filter } from './compile-rules.ts'
import type { Evaluator } from './engine/evaluate.ts'

/** How many users satisfy a clause; the path is the rule's, the group's or the section's. */
export type ClauseCount = { path: string; users: number }

/** Counts every clause that holds together, outermost first; also of a filter that is not valid as a whole. */
export function clauseCounts(filter: Filter, evaluate: Evaluator): ClauseCount[] {
  return clausesOf(filter)
    .filter(({ path }) => path !== wholeFilter)
    .map((clause) => ({ path: clause.path, users: evaluate(clause).size() }))
}

function clausesOf(filter: Filter): Clause[] {
  switch (filter.kind) {
    case 'none':
      return []
    case 'invalid':
      return filter.sound
    case 'filter':
      return [...clausesIn(filter.root)]
  }
}
