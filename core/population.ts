import { dateCell } from './calendar.ts'
import type { CellOf } from './conditions/conditions.ts'
import type { CourseCell } from './conditions/course-conditions.ts'
import type { CourseId, Learn365UserId, UserFieldId } from './ids.ts'
import type { Course, Enrollment, Snapshot, User, UserField } from './snapshot.ts'
import { fold } from './text.ts'

/** A Learn365 user as rules see it. */
export type Person = {
  user: User
  fields: Map<UserFieldId, string | number | boolean>
  enrollments: Map<CourseId, Enrollment[]>
  /** The courses of the latest registration of all (several when they share the moment). */
  latest: Set<CourseId>
}

/** A snapshot arranged by person, and what its rules may name. */
export type Population = {
  snapshot: Snapshot
  people: Map<Learn365UserId, Person>
  fields: Map<UserFieldId, UserField>
  courses: Map<CourseId, Course>
  /** Groups that Learn365 knows, by Entra object id and by login name. */
  groups: Map<string, Learn365UserId>
}

const noRows: Enrollment[] = []

/** Arranges a snapshot by person. Groups and deleted users are nobody a rule could match. */
export function populationOf(snapshot: Snapshot): Population {
  const people = new Map<Learn365UserId, Person>()
  const groups = new Map<string, Learn365UserId>()
  for (const user of snapshot.users) {
    if (user.deleted) continue
    if (user.principal === 'group') {
      groups.set(user.login.toLowerCase(), user.id)
      if (user.directoryId) groups.set(user.directoryId, user.id)
      continue
    }
    people.set(user.id, { user, fields: new Map(), enrollments: new Map(), latest: new Set() })
  }
  for (const { userId, fieldId, value } of snapshot.fieldValues) people.get(userId)?.fields.set(fieldId, value)
  const latestAt = new Map<Learn365UserId, number>()
  for (const enrollment of snapshot.enrollments) {
    const person = people.get(enrollment.userId)
    if (!person) continue
    const rows = person.enrollments.get(enrollment.courseId)
    if (rows) rows.push(enrollment)
    else person.enrollments.set(enrollment.courseId, [enrollment])
    noteLatest(person, enrollment, latestAt)
  }
  return {
    snapshot,
    people,
    groups,
    fields: new Map(snapshot.userFields.map((field) => [field.id, field])),
    courses: new Map(snapshot.courses.map((course) => [course.id, course])),
  }
}

function noteLatest(person: Person, enrollment: Enrollment, latestAt: Map<Learn365UserId, number>): void {
  if (enrollment.registeredAt === null) return
  const so = latestAt.get(person.user.id) ?? -Infinity
  if (enrollment.registeredAt < so) return
  if (enrollment.registeredAt > so) person.latest.clear()
  person.latest.add(enrollment.courseId)
  latestAt.set(person.user.id, enrollment.registeredAt)
}

export const courseCell = (person: Person, courseId: CourseId): CourseCell => ({
  rows: person.enrollments.get(courseId) ?? noRows,
  isLatest: person.latest.has(courseId),
})

/** A custom value as its kind's cell; a value of another type counts as blank. */
export const fieldCell: {
  [K in 'text' | 'number' | 'yes/no' | 'date']: (value: string | number | boolean | undefined) => CellOf[K]
} = {
  text: (value) => (value === undefined ? null : fold(String(value))),
  number: (value) => (typeof value === 'number' ? value : null),
  'yes/no': (value) => (typeof value === 'boolean' ? value : null),
  date: (value) => (typeof value === 'number' ? dateCell(value) : null),
}
