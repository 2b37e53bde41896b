import { sourceKey, type RuleSource } from '../clauses.ts'
import type { CourseDate } from '../conditions/course-facts.ts'
import type { CourseId, UserFieldId } from '../ids.ts'
import { fieldCell } from '../person.ts'
import type { Population } from '../population.ts'
import type { FieldValue } from '../snapshot.ts'
import { courseDateColumn, courseIndex, openDueColumn, type CourseIndex } from './course-index.ts'
import { dateColumn, type DateColumn } from './date-column.ts'
import { milestonesOf, sortedColumn, type Milestones, type SortedColumn } from './sorted-column.ts'
import { textColumn, type TextColumn } from './text-column.ts'

/** A column in which each person stands once at most. */
export type WithMilestones<C> = C & { milestones: Milestones }

/** A tenant's data by column. Each column is built when it is first asked for, and once. */
export type Columns = {
  text(source: RuleSource): TextColumn
  number(source: RuleSource): WithMilestones<SortedColumn>
  /** Yes is 1, no is 0. */
  yesNo(source: RuleSource): WithMilestones<SortedColumn>
  date(source: RuleSource, zone: string): WithMilestones<DateColumn>
  courses(): CourseIndex
  openDue(course: CourseId): SortedColumn
  courseDate(course: CourseId, of: CourseDate, zone: string): DateColumn
  /** What the columns that have been built take in memory. */
  readonly bytes: number
}

/** Opens the columns of a population; nothing is built yet. */
export function columnsOf(population: Population): Columns {
  const { people, snapshot, rowOf } = population
  const built = new Map<string, { bytes: number }>()
  let bytes = 0
  const once = <C extends { bytes: number }>(key: string, build: () => C): C => {
    const known = built.get(key)
    if (known) return known as C
    const column = build()
    built.set(key, column)
    bytes += column.bytes
    return column
  }

  const valuesOf = valuesByField(population)
  const cellAt = (source: RuleSource): ((row: number) => FieldValue['value'] | undefined) => {
    if (source.from === 'property') return (row) => people[row]?.[source.property] ?? undefined
    if (source.from === 'course') throw new TypeError(`a course has no column of values: ${sourceKey(source)}`)
    const values = valuesOf(source.fieldId)
    return (row) => values[row]
  }
  /** Numbers of the people, NaN where there is none. */
  const numbersOf = (source: RuleSource, read: (value: FieldValue['value'] | undefined) => number | null) => {
    const cell = cellAt(source)
    return Float64Array.from(people, (_, row) => read(cell(row)) ?? NaN)
  }
  const rows = () => Uint32Array.from(people, (_, row) => row)
  const paved = <C extends { rows: Uint32Array; bytes: number }>(column: C): WithMilestones<C> => {
    const milestones = milestonesOf(column.rows, people.length)
    return { ...column, milestones, bytes: column.bytes + milestones.bytes }
  }
  const courses = () => once('courses', () => courseIndex(snapshot.enrollments, rowOf, people.length))

  return {
    get bytes() {
      return bytes
    },
    text: (source) =>
      once(`text ${sourceKey(source)}`, () => {
        const cell = cellAt(source)
        return textColumn(people.length, (row) => {
          const value = cell(row)
          return value === undefined ? null : String(value)
        })
      }),
    number: (source) =>
      once(`number ${sourceKey(source)}`, () => paved(sortedColumn(numbersOf(source, fieldCell.number), rows()))),
    yesNo: (source) =>
      once(`yes/no ${sourceKey(source)}`, () => {
        const read = (value: FieldValue['value'] | undefined) => (typeof value === 'boolean' ? Number(value) : null)
        return paved(sortedColumn(numbersOf(source, read), rows()))
      }),
    date: (source, zone) =>
      once(`date ${zone} ${sourceKey(source)}`, () =>
        paved(dateColumn(numbersOf(source, fieldCell.number), rows(), zone)),
      ),
    courses,
    openDue: (course) => once(`due course:${course}`, () => openDueColumn(courses(), course)),
    courseDate: (course, of, zone) =>
      once(`date ${zone} ${of} course:${course}`, () => courseDateColumn(courses(), course, of, zone)),
  }
}

/** Custom values row by row, arranged by field when the first field is asked for. */
function valuesByField({
  snapshot,
  rowOf,
  people,
}: Population): (field: UserFieldId) => (FieldValue['value'] | undefined)[] {
  let places: Map<UserFieldId, number[]> | undefined
  return (field) => {
    if (!places) {
      places = new Map()
      for (const [at, { fieldId }] of snapshot.fieldValues.entries()) {
        const list = places.get(fieldId)
        if (list) list.push(at)
        else places.set(fieldId, [at])
      }
    }
    const values = new Array<FieldValue['value'] | undefined>(people.length)
    for (const at of places.get(field) ?? []) {
      const value = snapshot.fieldValues[at]
      const row = value && rowOf.get(value.userId)
      if (row !== undefined) values[row] = value?.value
    }
    return values
  }
}
