import type { Kind } from '../../core/conditions/question.ts'
import type { ValueEditor } from '../../core/conditions/value-editors.ts'
import type { CourseId } from '../../core/ids.ts'
import type { FilterSection } from '../../core/profile.ts'
import type { ProfileSchema } from '../../core/profile-schema.ts'
import type { Rule } from '../../core/rules.ts'
import type { NewId, QueryRule } from './query.ts'
import { without } from './without.ts'

type Value = Rule['value']

const courseWorld = 'course:'

/** The kind of a section's sources until one is chosen; its first condition is the guide's default. */
const usualKind: Record<FilterSection, Kind> = { userProperties: 'text', userDates: 'date', userActivities: 'course' }

/** What a rule asks about: the kind of its source, or the section's usual one while no known source is chosen. */
export const kindOf = (section: FilterSection, source: { kind: Kind } | undefined): Kind =>
  source?.kind ?? usualKind[section]

/** The conditions of each kind, and how the value of each is entered, as the profile schema has them. */
export type Conditions = ProfileSchema['conditions']

const editors: Record<ValueEditor, true> = {
  none: true,
  text: true,
  texts: true,
  number: true,
  'number range': true,
  date: true,
  'date range': true,
  duration: true,
  days: true,
}
const isEditor = (name: string | undefined): name is ValueEditor => name !== undefined && Object.hasOwn(editors, name)

/** How the value of a condition is entered; undefined for a condition that the kind does not have. */
export function editorOf(conditions: Conditions, kind: Kind, condition: string): ValueEditor | undefined {
  const name = conditions[kind].find(({ id }) => id === condition)?.value
  return isEditor(name) ? name : undefined
}

/** A rule to begin with: the guide's default condition, no source yet. */
export function newRule(conditions: Conditions, section: FilterSection, newId: NewId): QueryRule {
  const kind = usualKind[section]
  const condition = conditions[kind][0]?.id ?? ''
  const editor = editorOf(conditions, kind, condition)
  return { id: newId(), field: '', operator: condition, value: editor && blankOf(editor) }
}

/** The rule with another source: its condition stays where the source's kind has it, its value where the condition takes it. */
export function withSource(
  conditions: Conditions,
  rule: QueryRule,
  { source, from, to }: { source: string; from: Kind; to: Kind },
): QueryRule {
  const known = conditions[to]
  const condition = known.find(({ id }) => id === rule.operator)?.id ?? known[0]?.id ?? ''
  return {
    ...withEditor(rule, editorOf(conditions, from, rule.operator), editorOf(conditions, to, condition)),
    field: source,
    operator: condition,
  }
}

/** The rule with another condition; what was entered is kept as far as the new condition takes it. */
export const withCondition = (conditions: Conditions, rule: QueryRule, kind: Kind, condition: string): QueryRule => ({
  ...withEditor(rule, editorOf(conditions, kind, rule.operator), editorOf(conditions, kind, condition)),
  operator: condition,
})

const withEditor = (rule: QueryRule, was: ValueEditor | undefined, is: ValueEditor | undefined): QueryRule =>
  is === undefined || is === was ? rule : { ...rule, value: converted(rule.value, is) }

/** Nothing entered yet. */
export function blankOf(editor: ValueEditor): Value {
  switch (editor) {
    case 'none':
    case 'number':
      return undefined
    case 'text':
    case 'date':
      return ''
    case 'texts':
      return []
    case 'number range':
    case 'date range':
      return {}
    case 'duration':
    case 'days':
      return { amount: 30, unit: 'days' }
  }
}

/** A value in the shape of another editor: one text becomes a list of it, the first of a list a text, a date a range from it. */
function converted(value: Value, editor: ValueEditor): Value {
  if (editor === 'texts' && typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (editor === 'text' && Array.isArray(value)) return value[0] ?? ''
  if (editor === 'date range' && typeof value === 'string' && value !== '') return { from: value }
  if (editor === 'number range' && typeof value === 'number') return { from: value }
  const from = typeof value === 'object' && value !== null && 'from' in value ? value.from : undefined
  if (editor === 'date' && typeof from === 'string') return from
  if (editor === 'number' && typeof from === 'number') return from
  const unit = typeof value === 'object' && value !== null && 'unit' in value ? value.unit : undefined
  const keeps = editor === 'days' ? unit === 'days' : editor === 'duration' && unit !== undefined
  return keeps ? value : blankOf(editor)
}

/** The courses that a rule asks about. */
export const coursesOf = ({ field, courses }: QueryRule): string[] =>
  courses ?? (field.startsWith(courseWorld) ? [field.slice(courseWorld.length)] : [])

/** The rule about other courses: one is its source, several are named beside it. */
export function withCourses(rule: QueryRule, ids: readonly string[]): QueryRule {
  const [only] = ids
  const { atLeast } = rule
  const bare = without(without(rule, 'courses'), 'atLeast')
  if (ids.length < 2) return { ...bare, field: only === undefined ? '' : `${courseWorld}${only}` }
  const fits = atLeast === undefined ? {} : { atLeast: Math.min(atLeast, ids.length) }
  return { ...bare, field: '', courses: ids as CourseId[], ...fits }
}

/** How many of the courses it takes; undefined for all of them. */
export const withAtLeast = (rule: QueryRule, atLeast: number | undefined): QueryRule =>
  atLeast === undefined ? without(rule, 'atLeast') : { ...rule, atLeast }

/** Whether something is still to be filled in: it is not wrong before somebody wants to save. */
export function isUnfinished(conditions: Conditions, rule: QueryRule, kind: Kind): boolean {
  if (rule.field === '' && !rule.courses) return true
  const { value } = rule
  switch (editorOf(conditions, kind, rule.operator)) {
    case 'text':
    case 'date':
      return typeof value !== 'string' || value.trim() === ''
    case 'texts':
      return !Array.isArray(value) || value.length === 0
    case 'number':
      return value === undefined || value === null
    case 'number range':
    case 'date range':
      return (
        typeof value !== 'object' ||
        value === null ||
        !('from' in value && 'to' in value) ||
        value.from === '' ||
        value.to === ''
      )
    case 'none':
    case 'duration':
    case 'days':
    case undefined:
      return false
  }
}
