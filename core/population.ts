import type { CourseId, Learn365UserId, UserFieldId } from './ids.ts'
import type { Course, Snapshot, User, UserField } from './snapshot.ts'

/** Whom rules can match, one row a person, and what they may name. */
export type Population = {
  snapshot: Snapshot
  /** Row by row; groups and deleted users are nobody a rule could match. */
  people: readonly User[]
  rowOf: ReadonlyMap<Learn365UserId, number>
  fields: ReadonlyMap<UserFieldId, UserField>
  courses: ReadonlyMap<CourseId, Course>
  /** Groups that Learn365 knows, by Entra object id and by login name. */
  groups: ReadonlyMap<string, Learn365UserId>
}

/** Arranges a snapshot by person. */
export function populationOf(snapshot: Snapshot): Population {
  const people: User[] = []
  const rowOf = new Map<Learn365UserId, number>()
  const groups = new Map<string, Learn365UserId>()
  for (const user of snapshot.users) {
    if (user.deleted) continue
    if (user.principal === 'group') {
      groups.set(user.login.toLowerCase(), user.id)
      if (user.directoryId) groups.set(user.directoryId, user.id)
      continue
    }
    const row = rowOf.get(user.id)
    if (row === undefined) rowOf.set(user.id, people.push(user) - 1)
    else people[row] = user
  }
  return {
    snapshot,
    people,
    rowOf,
    groups,
    fields: new Map(snapshot.userFields.map((field) => [field.id, field])),
    courses: new Map(snapshot.courses.map((course) => [course.id, course])),
  }
}
