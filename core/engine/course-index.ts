import type { Instant } from '../calendar.ts'
import {
  isOverdue,
  rowFacts,
  type CourseDate,
  type CourseFact,
  type CourseRow,
  type RowFact,
} from '../conditions/course-facts.ts'
import { enrollmentStatuses, passings, type Enrollments } from '../enrollments.ts'
import type { CourseId, Learn365UserId } from '../ids.ts'
import { setBit, type Bitmap } from './bitmap.ts'
import { dateColumn, type DateColumn } from './date-column.ts'
import { bytesOf } from './sorted-column.ts'
import { postingsOf } from './text-column.ts'

/** The enrollments of people, grouped by course. */
export type CourseIndex = {
  all: Enrollments
  /** Each enrollment's row in the population; `nobody` where that user is no person. */
  row: Uint32Array
  place: ReadonlyMap<CourseId, number>
  /** Where each course's enrollments begin in `order`; one more at the end. */
  begins: Uint32Array
  order: Uint32Array
  /** Each person's latest registration of all; NaN where there is none. */
  latest: Float64Array
  /** What the facts read of each enrollment, in one number. */
  combinations: Uint8Array
  bytes: number
}

const nobody = 0xffffffff

/** Groups enrollments by course in one pass. */
export function courseIndex(all: Enrollments, rowOf: ReadonlyMap<Learn365UserId, number>, people: number): CourseIndex {
  const rowOfUser = Uint32Array.from(all.users, (id) => rowOf.get(id) ?? nobody)
  const row = Uint32Array.from({ length: all.length }, (_, at) => rowOfUser[all.user[at]!]!)
  const { begins, rows: order } = postingsOf(all.course, all.courses.length)
  const latest = new Float64Array(people).fill(NaN)
  for (let at = 0; at < all.length; at += 1) {
    const [whose, registered] = [row[at]!, all.registeredAt[at]!]
    if (whose !== nobody && !(latest[whose]! >= registered) && !Number.isNaN(registered)) latest[whose] = registered
  }
  const place = new Map(all.courses.map((id, at) => [id, at]))
  const combinations = Uint8Array.from({ length: all.length }, (_, at) => combinationAt(all, at))
  const bytes = bytesOf(row, begins, order, latest, combinations)
  return { all, row, place, begins, order, latest, combinations, bytes }
}

/** Calls with each enrollment of a course: its place among all, and the person's row. */
function eachOf(index: CourseIndex, course: CourseId, call: (at: number, row: number) => void): void {
  const { place, begins, order, row } = index
  const at = place.get(course)
  if (at === undefined) return
  for (let i = begins[at]!; i < begins[at + 1]!; i += 1) {
    const enrollment = order[i]!
    const whose = row[enrollment]!
    if (whose !== nobody) call(enrollment, whose)
  }
}

/*
 * A fact looks at nothing but a row's status, its passing, whether it was started and whether it was completed late: 48
 * combinations. It is asked once for each of them, and never again for a row.
 */
const combination = (status: number, passing: number, started: boolean, late: boolean): number =>
  ((status * passings.length + passing) * 2 + (started ? 1 : 0)) * 2 + (late ? 1 : 0)

function tableOf(holds: (row: CourseRow) => boolean): Uint8Array {
  const table = new Uint8Array(enrollmentStatuses.length * passings.length * 4)
  for (const [s, status] of enrollmentStatuses.entries())
    for (const [p, passing] of passings.entries())
      for (const started of [false, true])
        for (const late of [false, true]) {
          const dates = { registeredAt: null, startedAt: started ? 0 : null, completedAt: late ? 1 : null, dueAt: 0 }
          table[combination(s, p, started, late)] = holds({ status, passing, ...dates }) ? 1 : 0
        }
  return table
}
const tables = Object.fromEntries(Object.entries(rowFacts).map(([fact, holds]) => [fact, tableOf(holds)])) as Record<
  RowFact,
  Uint8Array
>
/** Rows that are overdue once their due date is past. */
const openTable = tableOf((row) => isOverdue({ ...row, dueAt: 0 }, 1))

const combinationAt = ({ status, passing, startedAt, completedAt, dueAt }: Enrollments, at: number): number =>
  combination(status[at]!, passing[at]!, !Number.isNaN(startedAt[at]!), completedAt[at]! > dueAt[at]!)

/** Sets the people of whom a fact is true. */
export function setFact(bits: Bitmap, index: CourseIndex, course: CourseId, fact: CourseFact): void {
  const { all, latest, combinations } = index
  if (fact === 'last enrolled') {
    eachOf(index, course, (at, row) => {
      if (all.registeredAt[at] === latest[row]) setBit(bits, row)
    })
    return
  }
  const table = tables[fact]
  eachOf(index, course, (at, row) => {
    if (table[combinations[at]!] === 1) setBit(bits, row)
  })
}

/** Sets the people with a row that is overdue. */
export function setOverdue(bits: Bitmap, index: CourseIndex, course: CourseId, now: Instant): void {
  const { all, combinations } = index
  eachOf(index, course, (at, row) => {
    if (openTable[combinations[at]!] === 1 && all.dueAt[at]! < now) setBit(bits, row)
  })
}

/** The dates of a course, as a column: every completion, or each person's latest registration in it. */
export function courseDateColumn(index: CourseIndex, course: CourseId, of: CourseDate, zone: string): DateColumn {
  const { all, combinations } = index
  const instants: number[] = []
  const rows: number[] = []
  const latestPlace = new Map<number, number>()
  const note = (row: number, instant: number): number => {
    instants.push(instant)
    return rows.push(row) - 1
  }
  eachOf(index, course, (at, row) => {
    if (of === 'completed') {
      if (tables.completed[combinations[at]!] === 1) note(row, all.completedAt[at]!)
      return
    }
    const registered = all.registeredAt[at]!
    if (Number.isNaN(registered)) return
    const place = latestPlace.get(row)
    if (place === undefined) latestPlace.set(row, note(row, registered))
    else if (registered > instants[place]!) instants[place] = registered
  })
  return dateColumn(Float64Array.from(instants), Uint32Array.from(rows), zone)
}
