import { courseFacts, isOverdue, type CourseDate, type CourseFact, type CourseRow } from '../conditions/course-facts.ts'
import { enrollmentStatuses, passings, type Enrollments } from '../enrollments.ts'
import type { CourseId, Learn365UserId } from '../ids.ts'
import { dateColumn, type DateColumn } from './date-column.ts'
import { rowsOfPlaces, withDense, type Postings } from './postings.ts'
import type { RowSet } from './row-set.ts'
import { bytesOf, sortedColumn, type SortedColumn } from './sorted-column.ts'

/**
 * The enrollments of people, grouped by course and, within a course, by what the facts read of them: each combination is a
 * place in the postings.
 */
export type CourseIndex = {
  all: Enrollments
  place: ReadonlyMap<CourseId, number>
  postings: Postings
  /** The place among all of each row of the postings, where its dates stand. */
  order: Uint32Array
  people: number
  bytes: number
}

const nobody = 0xffffffff

/** Groups the enrollments of people. */
export function courseIndex(all: Enrollments, rowOf: ReadonlyMap<Learn365UserId, number>, people: number): CourseIndex {
  const rowOfUser = Uint32Array.from(all.users, (id) => rowOf.get(id) ?? nobody)
  const latest = latestOf(all, rowOfUser, people)
  const places = new Uint32Array(all.length)
  const begins = new Uint32Array(all.courses.length * combinations + 1)
  for (let at = 0; at < all.length; at += 1) {
    const row = rowOfUser[all.user[at]!]!
    if (row === nobody) continue
    const isLatest = all.registeredAt[at] === latest[row]
    places[at] = all.course[at]! * combinations + combinationAt(all, at, isLatest)
    begins[places[at]! + 1]! += 1
  }
  for (let place = 1; place < begins.length; place += 1) begins[place]! += begins[place - 1]!
  const [rows, order] = [new Uint32Array(begins.at(-1)!), new Uint32Array(begins.at(-1)!)]
  const next = begins.slice()
  for (let at = 0; at < all.length; at += 1) {
    const row = rowOfUser[all.user[at]!]!
    if (row === nobody) continue
    const to = next[places[at]!]!++
    rows[to] = row
    order[to] = at
  }
  const place = new Map(all.courses.map((id, at) => [id, at]))
  const postings = withDense(begins, rows, people)
  return { all, place, postings, order, people, bytes: postings.bytes + bytesOf(order) }
}

/** Each person's latest registration of all; NaN where there is none. */
function latestOf(all: Enrollments, rowOfUser: Uint32Array, people: number): Float64Array {
  const latest = new Float64Array(people).fill(NaN)
  for (let at = 0; at < all.length; at += 1) {
    const [row, registered] = [rowOfUser[all.user[at]!]!, all.registeredAt[at]!]
    if (row !== nobody && !(latest[row]! >= registered) && !Number.isNaN(registered)) latest[row] = registered
  }
  return latest
}

/*
 * A fact looks at nothing but a row's status, its passing, whether it was started, whether it was completed late, and
 * whether it is the person's latest of all: 96 combinations. It is asked once for each of them, and never for a row.
 */
const combinations = enrollmentStatuses.length * passings.length * 8
const combination = (status: number, passing: number, started: boolean, late: boolean, isLatest: boolean): number =>
  (((status * passings.length + passing) * 2 + (started ? 1 : 0)) * 2 + (late ? 1 : 0)) * 2 + (isLatest ? 1 : 0)

function combinationAt(all: Enrollments, at: number, isLatest: boolean): number {
  const { status, passing, startedAt, completedAt, dueAt } = all
  const isStarted = !Number.isNaN(startedAt[at]!)
  return combination(status[at]!, passing[at]!, isStarted, completedAt[at]! > dueAt[at]!, isLatest)
}

function tableOf(holds: (row: CourseRow, isLatest: boolean) => boolean): Uint8Array {
  const table = new Uint8Array(combinations)
  for (const [s, status] of enrollmentStatuses.entries())
    for (const [p, passing] of passings.entries())
      for (const started of [false, true])
        for (const late of [false, true])
          for (const isLatest of [false, true]) {
            const dates = { registeredAt: null, startedAt: started ? 0 : null, completedAt: late ? 1 : null, dueAt: 0 }
            const row = { status, passing, ...dates }
            table[combination(s, p, started, late, isLatest)] = holds(row, isLatest) ? 1 : 0
          }
  return table
}
const tables = Object.fromEntries(
  Object.entries(courseFacts).map(([fact, holds]) => [
    fact,
    tableOf((row, isLatest) => holds({ rows: [row], isLatest })),
  ]),
) as Record<CourseFact, Uint8Array>
/** Rows that are overdue once their due date is past. */
const openTable = tableOf((row) => isOverdue({ ...row, dueAt: 0 }, 1))

/** The places of a course whose combination satisfies a table. */
function placesOf({ place }: CourseIndex, course: CourseId, table: Uint8Array): number[] {
  const at = place.get(course)
  const found: number[] = []
  if (at === undefined) return found
  for (let one = 0; one < combinations; one += 1) if (table[one] === 1) found.push(at * combinations + one)
  return found
}

/** The people of whom a fact is true. */
export const factRows = (index: CourseIndex, course: CourseId, fact: CourseFact): RowSet =>
  rowsOfPlaces(index.postings, placesOf(index, course, tables[fact]), index.people)

/** A date of each enrollment of a course whose combination satisfies a table, with the person's row. */
function datesOf(index: CourseIndex, course: CourseId, table: Uint8Array, dates: Float64Array) {
  const { postings, order } = index
  const places = placesOf(index, course, table).map((place) => [postings.begins[place]!, postings.begins[place + 1]!])
  const length = places.reduce((sum, [from = 0, to = 0]) => sum + to - from, 0)
  const found = { dates: new Float64Array(length), rows: new Uint32Array(length) }
  let at = 0
  for (const [from = 0, to = 0] of places)
    for (let i = from; i < to; i += 1) {
      found.dates[at] = dates[order[i]!]!
      found.rows[at] = postings.rows[i]!
      at += 1
    }
  return found
}

/** The due dates of the rows that are overdue once their due date is past, as they are stored. */
export function openDueColumn(index: CourseIndex, course: CourseId): SortedColumn {
  const { dates, rows } = datesOf(index, course, openTable, index.all.dueAt)
  return sortedColumn(dates, rows)
}

/** The dates of a course, as a column: every completion, or each person's latest registration in it. */
export function courseDateColumn(index: CourseIndex, course: CourseId, of: CourseDate, zone: string): DateColumn {
  const { all } = index
  if (of === 'completed') {
    const { dates, rows } = datesOf(index, course, tables.completed, all.completedAt)
    return dateColumn(dates, rows, zone)
  }
  const { dates, rows } = datesOf(index, course, tables.enrolled, all.registeredAt)
  const places = new Map<number, number>()
  for (let i = 0; i < rows.length; i += 1) {
    if (Number.isNaN(dates[i]!)) continue
    const place = places.get(rows[i]!)
    if (place === undefined) places.set(rows[i]!, i)
    else {
      dates[place] = Math.max(dates[place]!, dates[i]!)
      dates[i] = NaN
    }
  }
  return dateColumn(dates, rows, zone)
}
