import { sourceKey, type Clause, type RuleSource } from './clauses.ts'
import { holds, type CellOf, type Kind } from './conditions/question.ts'
import { cellOf, type Person } from './person.ts'

/** What somebody would have at some sources, by `sourceKey`. */
export type Instead = ReadonlyMap<string, CellOf[Kind]>
const asIs: Instead = new Map()

/**
 * Whether a person satisfies a clause: deliberately plain, one person and one rule at a time. The explanation is made
 * with it, and it is what the engine is held against.
 * @param instead other cells than the person's own, to ask what would be.
 */
export function satisfies(person: Person, clause: Clause, zone: string, instead: Instead = asIs): boolean {
  switch (clause.kind) {
    case 'rule': {
      const cell = (source: RuleSource): CellOf[Kind] => {
        const other = instead.size === 0 ? undefined : instead.get(sourceKey(source))
        return other === undefined ? cellOf(person, source) : other
      }
      const yes = clause.sources.filter((source) => holds(source.kind, clause.question, cell(source), zone))
      return yes.length >= clause.needed
    }
    case 'group': {
      const each = (inner: Clause): boolean => satisfies(person, inner, zone, instead)
      const all = clause.relation === 'and' ? clause.clauses.every(each) : clause.clauses.some(each)
      return all !== clause.not
    }
  }
}
