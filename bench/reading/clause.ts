/*
 * A profile as the bench reads it: texts folded, courses and people as places, dates as days and instants at one
 * moment. The peers translate this, each into its own language; the product shares none of it, so that an agreement
 * between the two is worth something.
 */

/** One end of a span of time: the day, or the instant, of a stored date compared with a number. */
export type Edge = { by: 'day' | 'instant'; is: '<' | '<=' | '>' | '>='; than: number }

export type TextTest = 'equals' | 'contains' | 'starts with' | 'ends with'
export type Comparison = { is: '=' | '<' | '<=' | '>' | '>='; than: number }

/** Which of a user's rows of a course count. */
export type Rows =
  | 'any'
  | 'completed'
  | 'completed late'
  | 'completed late or overdue'
  | 'overdue'
  | 'in progress'
  | 'open'
  | 'latest of all'

/** What is asked of a user and one course. */
export type CourseTest =
  | { kind: 'some row'; rows: Rows }
  /** There are rows, and none was ever started. */
  | { kind: 'never started' }
  /** Some completed row has its completion date within all edges. */
  | { kind: 'completed when'; edges: Edge[] }
  /** The latest registration date in the course is within all edges. */
  | { kind: 'last registered when'; edges: Edge[] }

/** One rule. `not` means the exact complement: whoever is blank satisfies it. */
export type Clause =
  | { kind: 'text'; column: string; test: TextTest; values: string[]; not: boolean }
  | { kind: 'number'; column: string; all: Comparison[]; not: boolean }
  | { kind: 'yes/no'; column: string; is: boolean }
  | { kind: 'date'; column: string; edges: Edge[] }
  /** Has an anniversary on one of these days, both included. */
  | { kind: 'anniversary'; column: string; first: number; last: number }
  | { kind: 'blank'; of: 'text' | 'number' | 'yes/no' | 'date'; column: string; not: boolean }
  /** At least so many of the courses satisfy the test, or its complement. */
  | { kind: 'courses'; courses: number[]; atLeast: number; test: CourseTest; not: boolean }

export type Node = Clause | { kind: 'group'; relation: 'and' | 'or'; not: boolean; nodes: Node[] }

/** People by place, and everybody whom other profiles want. */
export type Named = { people: number[]; wants: Want[] }

/** (matches ∪ include) ∖ exclude; without a filter nobody matches. */
export type Want = { matches: Node | null; include: Named; exclude: Named }
