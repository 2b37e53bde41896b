import { courseConditions, type CourseCell } from './course-conditions.ts'
import { dateConditions, type DateOrBlank } from './date-conditions.ts'
import { numberConditions, yesNoConditions, type NumberCell, type YesNoCell } from './number-conditions.ts'
import type { Condition } from './row.ts'
import { textConditions, type TextCell } from './text-conditions.ts'

/** What a source holds; decides which conditions it offers. */
export const kinds = ['text', 'number', 'yes/no', 'date', 'course'] as const
export type Kind = (typeof kinds)[number]

/** What a condition of each kind is asked about. */
export type CellOf = {
  text: TextCell
  number: NumberCell
  'yes/no': YesNoCell
  date: DateOrBlank
  course: CourseCell
}

/**
 * The one table of conditions: editor, check, engine, explanation and table test read it. Adding a condition is one
 * row. The first of each kind is the guide's default.
 */
export const conditions: { [K in Kind]: Condition<CellOf[K]>[] } = {
  text: textConditions,
  number: numberConditions,
  'yes/no': yesNoConditions,
  date: dateConditions,
  course: courseConditions,
}

/** The row with that id, if the kind has it. */
export const conditionOf = <K extends Kind>(kind: K, id: string): Condition<CellOf[K]> | undefined =>
  conditions[kind].find((condition) => condition.id === id)
