import type { FieldType, Snapshot, User, UserProperty } from '../../core/snapshot.ts'

export const properties: readonly UserProperty[] = [
  'city',
  'company',
  'department',
  'country',
  'office',
  'jobTitle',
  'email',
  'title',
]

/** What the rules of a tenant may name, and the place of each in the peers' tables. */
export type Places = {
  /** Everybody whom a rule can match: no groups, nobody who is deleted. */
  people: User[]
  person: Map<string, number>
  course: Map<string, number>
  /** The type of each column, by the name that rules use: `city`, `field:<id>`, `entra:<name>`. */
  columns: Map<string, FieldType>
}

/** A field's name in rules: an Entra ID field has its own. */
export const columnOf = (fieldId: string): string => (fieldId.startsWith('entra:') ? fieldId : `field:${fieldId}`)

/** Finds the places of a snapshot's people, courses and columns. */
export function placesOf(snapshot: Snapshot): Places {
  const people = snapshot.users.filter((user) => user.principal === 'user' && !user.deleted)
  const columns = new Map<string, FieldType>(properties.map((name) => [name, 'text']))
  for (const field of snapshot.userFields) columns.set(columnOf(field.id), field.type)
  return {
    people,
    person: new Map(people.map((user, at) => [user.id, at])),
    course: new Map(snapshot.courses.map((course, at) => [course.id, at])),
    columns,
  }
}
