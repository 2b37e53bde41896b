import { courseConditions } from './course-conditions.ts'
import { dateConditions } from './date-conditions.ts'
import { numberConditions, yesNoConditions } from './number-conditions.ts'
import type { Kind } from './question.ts'
import type { Condition } from './row.ts'
import { textConditions } from './text-conditions.ts'

/**
 * The one table of conditions: editor, check, engine, explanation and table test read it. Adding a condition is one
 * row. The first of each kind is the guide's default.
 */
export const conditions: { [K in Kind]: Condition<K>[] } = {
  text: textConditions,
  number: numberConditions,
  'yes/no': yesNoConditions,
  date: dateConditions,
  course: courseConditions,
}

/** The row with that id, if the kind has it. */
export const conditionOf = <K extends Kind>(kind: K, id: string): Condition<K> | undefined =>
  conditions[kind].find((condition) => condition.id === id)
