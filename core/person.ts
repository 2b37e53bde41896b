import { dateCell } from './calendar.ts'
import type { CourseRow } from './conditions/course-facts.ts'
import type { CellOf, Kind } from './conditions/question.ts'
import { enrollmentAt, type Enrollment } from './enrollments.ts'
import type { CourseId, Learn365UserId, UserFieldId } from './ids.ts'
import type { FieldValue, Snapshot, User } from './snapshot.ts'
import type { RuleSource } from './clauses.ts'
import { fold } from './text.ts'

/** A Learn365 user with everything that a rule can ask about: what the plain evaluator and the explanation read. */
export type Person = {
  user: User
  fields: Map<UserFieldId, FieldValue['value']>
  enrollments: Map<CourseId, CourseRow[]>
  /** The courses of the latest registration of all (several when they share the moment). */
  latest: Set<CourseId>
}

/** People by id, read from the snapshot's tables in one pass. */
export function peopleOf({ users, fieldValues, enrollments }: Snapshot, of?: User): Map<Learn365UserId, Person> {
  const people = new Map<Learn365UserId, Person>()
  for (const user of of ? [of] : users)
    if (!user.deleted && user.principal === 'user')
      people.set(user.id, { user, fields: new Map(), enrollments: new Map(), latest: new Set() })
  for (const { userId, fieldId, value } of fieldValues) people.get(userId)?.fields.set(fieldId, value)
  const places = enrollments.users.map((id) => people.get(id))
  for (let at = 0; at < enrollments.length; at += 1) {
    const person = places[enrollments.user[at] ?? -1]
    if (person) enroll(person, enrollmentAt(enrollments, at))
  }
  for (const person of people.values()) noteLatest(person)
  return people
}

/** One person. */
export const personOf = (snapshot: Snapshot, user: User): Person | undefined => peopleOf(snapshot, user).get(user.id)

function enroll({ enrollments }: Person, { courseId, ...row }: Enrollment): void {
  const rows = enrollments.get(courseId)
  if (rows) rows.push(row)
  else enrollments.set(courseId, [row])
}

function noteLatest({ enrollments, latest }: Person): void {
  let last = -Infinity
  for (const [courseId, rows] of enrollments)
    for (const { registeredAt } of rows) {
      if (registeredAt === null || registeredAt < last) continue
      if (registeredAt > last) latest.clear()
      last = registeredAt
      latest.add(courseId)
    }
}

const noRows: CourseRow[] = []

/** A custom value as its kind's cell; a value of another type counts as blank. */
export const fieldCell: { [K in Exclude<Kind, 'course'>]: (value: FieldValue['value'] | undefined) => CellOf[K] } = {
  text: (value) => (value === undefined ? null : fold(String(value))),
  number: (value) => (typeof value === 'number' ? value : null),
  'yes/no': (value) => (typeof value === 'boolean' ? value : null),
  date: (value) => (typeof value === 'number' ? dateCell(value) : null),
}

/** What a person has at a source, as the cell of the source's kind. */
export function cellOf(person: Person, source: RuleSource): CellOf[Kind] {
  switch (source.from) {
    case 'property':
      return fold(person.user[source.property])
    case 'field':
      return fieldCell[source.kind](person.fields.get(source.fieldId))
    case 'course':
      return { rows: person.enrollments.get(source.courseId) ?? noRows, isLatest: person.latest.has(source.courseId) }
  }
}
