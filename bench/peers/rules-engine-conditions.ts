import type { TopLevelCondition } from 'json-rules-engine'
import type { Clause, Comparison, Named, Node, Want } from '../reading/clause.ts'
import type { Making } from './closures.ts'

type Condition = TopLevelCondition | { fact: string; path: string; operator: string; value: unknown }

/** A profile as json-rules-engine's conditions over the fact `person`; its own operators stand in rules-engine.ts. */
export function conditionsOf({ matches, include, exclude }: Want, making: Making): TopLevelCondition {
  const wanted = [...(matches ? [nodeCondition(matches, making)] : []), ...namedConditions(include, making)]
  const unwanted = namedConditions(exclude, making)
  return { all: [{ any: wanted }, ...unwanted.map((one) => ({ not: one }))] }
}

function namedConditions({ people, wants }: Named, making: Making): Condition[] {
  const listed = people.length === 0 ? [] : [person('place', 'in', people)]
  return [...listed, ...wants.map((want) => conditionsOf(want, making))]
}

const person = (path: string, operator: string, value: unknown): Condition => ({
  fact: 'person',
  path,
  operator,
  value,
})
const negated = (condition: Condition, not: boolean): Condition => (not ? { not: condition } : condition)

function nodeCondition(node: Node, making: Making): Condition {
  if (node.kind !== 'group') return clauseCondition(node, making)
  const nodes = node.nodes.map((one) => nodeCondition(one, making))
  return negated(node.relation === 'and' ? { all: nodes } : { any: nodes }, node.not)
}

const comparisons: Record<Comparison['is'], string> = {
  '=': 'equal',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
}

function clauseCondition(clause: Clause, making: Making): Condition {
  if (clause.kind === 'courses') return person('', 'courses', clause)
  const path = String(making.cells.get(clause.column) ?? -1)
  switch (clause.kind) {
    case 'text':
      return negated(
        clause.test === 'equals' ? person(path, 'in', clause.values) : person(path, clause.test, clause.values[0]),
        clause.not,
      )
    case 'number':
      return negated({ all: clause.all.map(({ is, than }) => person(path, comparisons[is], than)) }, clause.not)
    case 'yes/no':
      return person(path, 'equal', clause.is)
    case 'date':
      return person(path, 'within', clause.edges)
    case 'anniversary':
      return person(path, 'anniversary', clause)
    case 'blank':
      return person(path, clause.not ? 'notEqual' : 'equal', clause.of === 'text' ? '' : null)
  }
}
