import type { Clause, CourseTest, Edge, Named, Node, Rows, TextTest, Want } from '../reading/clause.ts'
import { hasAnniversary } from '../reading/days.ts'
import type { Making } from './closures.ts'
import { combinations } from './combinations.ts'
import type { PeerDate, PeerPerson } from './people.ts'

/** A query in MongoDB's language. */
export type MongoQuery = Record<string, unknown>

/** The query that finds whoever is wanted. */
export function mongoQuery({ matches, include, exclude }: Want, making: Making): MongoQuery {
  const wanted = [...(matches ? [nodeQuery(matches, making)] : []), ...namedQueries(include, making)]
  const unwanted = namedQueries(exclude, making)
  const some = any(wanted)
  return unwanted.length === 0 ? some : { $and: [some, { $nor: unwanted }] }
}

function namedQueries({ people, wants }: Named, making: Making): MongoQuery[] {
  const listed = people.length === 0 ? [] : [{ place: { $in: people } }]
  return [...listed, ...wants.map((want) => mongoQuery(want, making))]
}

const any = (queries: MongoQuery[]): MongoQuery => {
  const [only] = queries
  return queries.length === 1 && only ? only : queries.length === 0 ? { place: -1 } : { $or: queries }
}
const all = (queries: MongoQuery[]): MongoQuery => {
  const [only] = queries
  return queries.length === 1 && only ? only : { $and: queries }
}
const negated = (query: MongoQuery, not: boolean): MongoQuery => (not ? { $nor: [query] } : query)

function nodeQuery(node: Node, making: Making): MongoQuery {
  if (node.kind !== 'group') return clauseQuery(node, making)
  const nodes = node.nodes.map((one) => nodeQuery(one, making))
  return negated(node.relation === 'and' ? all(nodes) : any(nodes), node.not)
}

const operators = { '=': '$eq', '<': '$lt', '<=': '$lte', '>': '$gt', '>=': '$gte' }

function clauseQuery(clause: Clause, making: Making): MongoQuery {
  if (clause.kind === 'courses') return coursesQuery(clause, making.now)
  const at = making.cells.get(clause.column) ?? -1
  const cell = `cells.${at}`
  switch (clause.kind) {
    case 'text':
      return negated({ [cell]: textQuery(clause.test, clause.values) }, clause.not)
    case 'number':
      return negated(all(clause.all.map(({ is, than }) => ({ [cell]: { [operators[is]]: than } }))), clause.not)
    case 'yes/no':
      return { [cell]: clause.is }
    case 'date':
      return edgesQuery(cell, clause.edges)
    case 'anniversary':
      return {
        $where(this: PeerPerson): boolean {
          const date = this.cells[at] as PeerDate | null
          return date !== null && hasAnniversary(date.day, clause.first, clause.last)
        },
      }
    case 'blank':
      return negated({ [cell]: clause.of === 'text' ? '' : null }, clause.not)
  }
}

function textQuery(test: TextTest, values: string[]): MongoQuery | string {
  const [only = ''] = values
  if (test === 'equals') return values.length === 1 ? only : { $in: values }
  const text = only.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  return { $regex: { contains: text, 'starts with': `^${text}`, 'ends with': `${text}$` }[test] }
}

const edgesQuery = (path: string, edges: Edge[]): MongoQuery =>
  all(edges.map(({ by, is, than }) => ({ [`${path}.${by}`]: { [operators[is]]: than } })))

/** Every way to have enough courses, one of which must do: MongoDB has no "at least". */
function coursesQuery({ courses, atLeast, test, not }: Clause & { kind: 'courses' }, now: number): MongoQuery {
  const one = (course: number) => negated({ rows: { $elemMatch: { course, ...testQuery(test, now) } } }, not)
  return any(combinations(courses, atLeast).map((some) => all(some.map(one))))
}

function testQuery(test: CourseTest, now: number): MongoQuery {
  switch (test.kind) {
    case 'some row':
      return rowsQuery(test.rows, now)
    case 'never started':
      return { neverStarted: true }
    case 'completed when':
      return edgesQuery('completedAt', test.edges)
    case 'last registered when':
      return { isLatestOfCourse: true, ...edgesQuery('registeredAt', test.edges) }
  }
}

function rowsQuery(rows: Rows, now: number): MongoQuery {
  switch (rows) {
    case 'any':
      return {}
    case 'completed':
      return { completed: true }
    case 'completed late':
      return { late: true }
    case 'completed late or overdue':
      return { $or: [{ late: true }, rowsQuery('overdue', now)] }
    case 'overdue':
      return { open: true, completed: false, dueAt: { $lt: now } }
    case 'in progress':
      return { inProgress: true }
    case 'open':
      return { open: true }
    case 'latest of all':
      return { isLatestOfAll: true }
  }
}
