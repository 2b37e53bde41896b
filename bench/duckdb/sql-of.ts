import type { Clause, CourseTest, Edge, Named, Node, Rows, TextTest, Want } from '../reading/clause.ts'

/** What SQL needs to know besides the profile: the columns' names, and now (overdue means due before now). */
export type Naming = { columns: ReadonlyMap<string, string>; now: Date }

/** The condition on a row of `people` that says who is wanted. */
export function wantSql({ matches, include, exclude }: Want, naming: Naming): string {
  const wanted = [...(matches ? [nodeSql(matches, naming)] : []), ...namedSql(include, naming)]
  const kept = namedSql(exclude, naming)
  const some = joined(wanted, 'OR')
  return kept.length === 0 ? some : `(${some} AND ${complement(joined(kept, 'OR'))})`
}

function namedSql({ people, wants }: Named, naming: Naming): string[] {
  const listed = people.length === 0 ? [] : [`place IN (${people.join(', ')})`]
  return [...listed, ...wants.map((want) => wantSql(want, naming))]
}

const joined = (parts: string[], by: 'AND' | 'OR'): string =>
  parts.length === 0 ? 'false' : `(${parts.join(` ${by} `)})`

function nodeSql(node: Node, naming: Naming): string {
  if (node.kind !== 'group') return clauseSql(node, naming)
  const inner = joined(
    node.nodes.map((one) => nodeSql(one, naming)),
    node.relation === 'and' ? 'AND' : 'OR',
  )
  return node.not ? complement(inner) : inner
}

/**
 * A blank makes a comparison NULL. AND and OR of comparisons are TRUE exactly when they would be with FALSE in its place,
 * and the complement is taken by IS NOT TRUE, so that a blank satisfies it. Texts are never NULL.
 */
const complement = (sql: string): string => `(${sql} IS NOT TRUE)`

function clauseSql(clause: Clause, naming: Naming): string {
  if (clause.kind === 'courses') return coursesSql(clause, naming)
  const name = naming.columns.get(clause.column)
  if (name === undefined) throw new Error(`there is no column "${clause.column}"`)
  switch (clause.kind) {
    case 'text':
      return `${clause.not ? 'NOT ' : ''}${textsSql(name, clause.test, clause.values)}`
    case 'number': {
      const all = clause.all.map(({ is, than }) => `${name} ${is} ${than}`)
      return clause.not ? complement(joined(all, 'AND')) : joined(all, 'AND')
    }
    case 'yes/no':
      return `(${name} = ${clause.is})`
    case 'date':
      return edgesSql(name, clause.edges)
    case 'anniversary':
      return anniversarySql(`${name}_day`, clause.first, clause.last)
    case 'blank': {
      const blank = clause.of === 'text' ? `${name} = ''` : `${name}${clause.of === 'date' ? '_day' : ''} IS NULL`
      return `${clause.not ? 'NOT ' : ''}(${blank})`
    }
  }
}

const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`
const dayLiteral = (day: number): string => `DATE '1970-01-01' + ${day}`
const instantLiteral = (instant: number): string => `epoch_ms(${instant})`

function textsSql(name: string, test: TextTest, values: string[]): string {
  const texts = values.map(textLiteral)
  if (test === 'equals') return `(${name} IN (${texts.join(', ')}))`
  const call = { contains: 'contains', 'starts with': 'starts_with', 'ends with': 'ends_with' }[test]
  return joined(
    texts.map((text) => `${call}(${name}, ${text})`),
    'OR',
  )
}

const edgesSql = (name: string, edges: Edge[]): string =>
  joined(
    edges.map(({ by, is, than }) => `${name}_${by} ${is} ${by === 'day' ? dayLiteral(than) : instantLiteral(than)}`),
    'AND',
  )

/** The latest anniversary up to the last day is a year or more after the date, and not before the first day. */
function anniversarySql(day: string, first: number, last: number): string {
  const years = `(year(${dayLiteral(last)}) - year(${day}))`
  const latest = `(${years} - (${day} + to_years(${years}::INTEGER) > ${dayLiteral(last)})::INTEGER)`
  return `(${latest} >= 1 AND ${day} + to_years(${latest}::INTEGER) >= ${dayLiteral(first)})`
}

/**
 * At least n of the courses satisfy the complement of a test exactly when it is not so that more than all but n satisfy
 * the test itself.
 */
function coursesSql({ courses, atLeast, test, not }: Clause & { kind: 'courses' }, { now }: Naming): string {
  const enough = not ? courses.length - atLeast + 1 : atLeast
  const rows = testSql(test, now)
  const [only] = courses
  const found =
    courses.length === 1
      ? `SELECT person FROM enrollments WHERE course = ${only} AND ${rows}`
      : `SELECT person FROM enrollments WHERE course IN (${courses.join(', ')}) AND ${rows} ` +
        `GROUP BY person HAVING count(DISTINCT course) >= ${enough}`
  return `place ${not ? 'NOT ' : ''}IN (${found})`
}

function testSql(test: CourseTest, now: Date): string {
  switch (test.kind) {
    case 'some row':
      return rowsSql(test.rows, now)
    case 'never started':
      return 'never_started'
    case 'completed when':
      return `(${rowsSql('completed', now)} AND ${edgesSql('completed', test.edges)})`
    case 'last registered when':
      return `(is_latest_of_course AND ${edgesSql('registered', test.edges)})`
  }
}

function rowsSql(rows: Rows, now: Date): string {
  switch (rows) {
    case 'any':
      return 'true'
    case 'completed':
      return "passing = 'completed'"
    case 'completed late':
      return "(passing = 'completed' AND completed_at > due_at)"
    case 'completed late or overdue':
      return `(${rowsSql('completed late', now)} OR ${rowsSql('overdue', now)})`
    case 'overdue':
      return `(${rowsSql('open', now)} AND passing <> 'completed' AND due_at < ${instantLiteral(now.getTime())})`
    case 'in progress':
      return `(${rowsSql('open', now)} AND passing = 'in progress')`
    case 'open':
      return "status IN ('active', 'awaiting')"
    case 'latest of all':
      return 'is_latest_of_all'
  }
}
