import type { Clause, Comparison, CourseTest, Edge, Named, Node, Rows, TextTest, Want } from '../reading/clause.ts'
import { hasAnniversary } from '../reading/days.ts'
import type { PeerDate, PeerPerson, PeerRow } from './people.ts'

export type Test = (person: PeerPerson) => boolean
type RowTest = (row: PeerRow) => boolean

/** What a test is made with: the places of the columns, and now. */
export type Making = { cells: ReadonlyMap<string, number>; now: number }

/** One function that says whether a person is wanted. */
export function wantTest({ matches, include, exclude }: Want, making: Making): Test {
  const isMatch = matches ? nodeTest(matches, making) : () => false
  const isIncluded = namedTest(include, making)
  const isExcluded = namedTest(exclude, making)
  return (person) => (isMatch(person) || isIncluded(person)) && !isExcluded(person)
}

function namedTest({ people, wants }: Named, making: Making): Test {
  const listed = new Set(people)
  const others = wants.map((want) => wantTest(want, making))
  return (person) => listed.has(person.place) || others.some((test) => test(person))
}

function nodeTest(node: Node, making: Making): Test {
  if (node.kind !== 'group') return clauseTest(node, making)
  const tests = node.nodes.map((one) => nodeTest(one, making))
  const inner: Test =
    node.relation === 'and'
      ? (person) => tests.every((test) => test(person))
      : (person) => tests.some((test) => test(person))
  return node.not ? (person) => !inner(person) : inner
}

/** The test of one rule. */
export function clauseTest(clause: Clause, making: Making): Test {
  if (clause.kind === 'courses') return coursesTest(clause, making.now)
  const at = making.cells.get(clause.column) ?? -1
  switch (clause.kind) {
    case 'text': {
      const holds = textTest(clause.test, clause.values)
      return ({ cells }) => holds(cells[at] as string) !== clause.not
    }
    case 'number': {
      const holds = (cell: unknown) => typeof cell === 'number' && clause.all.every((one) => compares(cell, one))
      return ({ cells }) => holds(cells[at]) !== clause.not
    }
    case 'yes/no':
      return ({ cells }) => cells[at] === clause.is
    case 'date':
      return ({ cells }) => isWithin(cells[at] as PeerDate | null, clause.edges)
    case 'anniversary':
      return ({ cells }) => {
        const date = cells[at] as PeerDate | null
        return date !== null && hasAnniversary(date.day, clause.first, clause.last)
      }
    case 'blank':
      return ({ cells }) => (cells[at] === null || cells[at] === '') !== clause.not
  }
}

/** Whether a folded text is, contains, starts or ends with one of the values. */
export function textTest(test: TextTest, values: string[]): (text: string) => boolean {
  const [only = ''] = values
  if (test === 'equals' && values.length === 1) return (text) => text === only
  const set = new Set(values)
  switch (test) {
    case 'equals':
      return (text) => set.has(text)
    case 'contains':
      return (text) => text.includes(only)
    case 'starts with':
      return (text) => text.startsWith(only)
    case 'ends with':
      return (text) => text.endsWith(only)
  }
}

export function compares(value: number, { is, than }: Comparison | Edge): boolean {
  switch (is) {
    case '=':
      return value === than
    case '<':
      return value < than
    case '<=':
      return value <= than
    case '>':
      return value > than
    case '>=':
      return value >= than
  }
}

/** Whether a date is there and within all edges. */
export const isWithin = (date: PeerDate | null, edges: Edge[]): boolean =>
  date !== null && edges.every((edge) => compares(date[edge.by], edge))

/** Counts the courses that satisfy the test, or its complement. */
export function coursesTest({ courses, atLeast, test, not }: Clause & { kind: 'courses' }, now: number): Test {
  const holds = rowTest(test, now)
  const [only = -1] = courses
  const one = (rows: PeerRow[], course: number) => rows.some((row) => row.course === course && holds(row)) !== not
  if (courses.length === 1) return ({ rows }) => one(rows, only)
  return ({ rows }) => courses.filter((course) => one(rows, course)).length >= atLeast
}

function rowTest(test: CourseTest, now: number): RowTest {
  switch (test.kind) {
    case 'some row':
      return rowsTest(test.rows, now)
    case 'never started':
      return (row) => row.neverStarted
    case 'completed when':
      return (row) => isWithin(row.completedAt, test.edges)
    case 'last registered when':
      return (row) => row.isLatestOfCourse && isWithin(row.registeredAt, test.edges)
  }
}

function rowsTest(rows: Rows, now: number): RowTest {
  const isOverdue: RowTest = (row) => row.open && !row.completed && row.dueAt !== null && row.dueAt < now
  switch (rows) {
    case 'any':
      return () => true
    case 'completed':
      return (row) => row.completed
    case 'completed late':
      return (row) => row.late
    case 'completed late or overdue':
      return (row) => row.late || isOverdue(row)
    case 'overdue':
      return isOverdue
    case 'in progress':
      return (row) => row.inProgress
    case 'open':
      return (row) => row.open
    case 'latest of all':
      return (row) => row.isLatestOfAll
  }
}
