import { DateTime } from 'luxon'
import type { Instant } from '../calendar.ts'
import { sourceKey, type RuleSource } from '../clauses.ts'
import type { CourseRow } from '../conditions/course-facts.ts'
import type { CellOf, Kind } from '../conditions/question.ts'
import type { OwnValue } from '../contract/why.ts'
import { cellOf, type Person } from '../person.ts'
import type { Population } from '../population.ts'
import { userProperties } from '../sources.ts'

/** What people call a source. */
export function labelOf(source: RuleSource, { fields, courses }: Pick<Population, 'fields' | 'courses'>): string {
  switch (source.from) {
    case 'property':
      return userProperties[source.property]
    case 'field':
      return fields.get(source.fieldId)?.title ?? source.fieldId
    case 'course':
      return courses.get(source.courseId)?.title ?? source.courseId
  }
}

/** A calendar day as it is, an instant as the tenant's time zone has it. */
export function dateText(cell: NonNullable<CellOf['date']>, zone: string): string {
  const date =
    'day' in cell
      ? DateTime.fromMillis(cell.day * 86_400_000, { zone: 'utc' })
      : DateTime.fromMillis(cell.instant, { zone })
  return 'day' in cell ? (date.toISODate() ?? '') : (date.toISO({ suppressMilliseconds: true }) ?? '')
}

const instantText = (instant: Instant | null, zone: string): string | null =>
  instant === null ? null : dateText({ instant }, zone)

/** A registration of a course, its dates as the tenant's time zone has them. */
export const registration = (
  { status, passing, ...at }: CourseRow,
  zone: string,
): OwnValue['registrations'][number] => ({
  status,
  passing,
  registered: instantText(at.registeredAt, zone),
  started: instantText(at.startedAt, zone),
  completed: instantText(at.completedAt, zone),
  due: instantText(at.dueAt, zone),
})

/** A cell as a text; null when blank, and for a course. */
export function cellText(cell: CellOf[Kind], zone: string): string | null {
  if (cell === null || typeof cell === 'string') return cell
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return 'rows' in cell ? null : dateText(cell, zone)
}

/** A person's value at a source, as it was written. */
export function ownValue(
  person: Person,
  source: RuleSource,
  population: Population,
  zone: string,
): Omit<OwnValue, 'holds'> {
  const cell = cellOf(person, source)
  const isCourse = typeof cell === 'object' && cell !== null && 'rows' in cell
  return {
    source: sourceKey(source),
    label: labelOf(source, population),
    value: source.kind === 'text' && cell !== null ? writtenAt(person, source) : cellText(cell, zone),
    registrations: isCourse ? cell.rows.map((row) => registration(row, zone)) : [],
  }
}

function writtenAt(person: Person, source: RuleSource): string | null {
  if (source.from === 'property') return person.user[source.property]
  return source.from === 'field' ? String(person.fields.get(source.fieldId) ?? '') : null
}
