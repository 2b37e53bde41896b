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

const byId = Object.fromEntries(
  Object.entries(conditions).map(([kind, rows]) => [kind, new Map(rows.map((row) => [row.id, row]))]),
) as unknown as { [K in Kind]: ReadonlyMap<string, Condition<K>> }

/** The row with that id, if the kind has it. */
export const conditionOf = <K extends Kind>(kind: K, id: string): Condition<K> | undefined => byId[kind].get(id)
