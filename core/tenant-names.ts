import type { Thing } from './about-finding.ts'
import type { CourseId, Learn365UserId, ProfileId, UserFieldId } from './ids.ts'
import type { Population } from './population.ts'
import { fold } from './text.ts'

/** What is told of a thing: its name, what tells it from others of that name, and how people call it if by another. */
export type Told = { name: string | undefined; detail?: string | undefined; label?: string | undefined }

/** The things of one kind that a tenant has, by id and by name. */
export type Things<Id extends string> = {
  /** What is there under an id; undefined where nothing is. */
  told(id: Id): Told | undefined
  /** The ids of all that have a name (folded). */
  named(name: string): readonly Id[]
  /** All names, folded. */
  names(): readonly string[]
  /** A name as it is written there. */
  written(name: string): string
  what: Thing
  /** What would be right in place of something that is not found. */
  right: string
}

/** @param entries are asked for anew where names are looked for, which most files do not need. */
export function thingsOf<Id extends string>(
  told: (id: Id) => Told | undefined,
  entries: () => Iterable<[Id, string | null | undefined]>,
  { what, right }: Pick<Things<Id>, 'what' | 'right'>,
): Things<Id> {
  type Named = { written: string; ids: Id[] }
  let byName: Map<string, Named> | undefined
  const all = (): Map<string, Named> => {
    if (byName) return byName
    byName = new Map()
    for (const [id, name] of entries()) {
      const key = fold(name)
      if (key === null) continue
      const there = byName.get(key)
      if (there) there.ids.push(id)
      else byName.set(key, { written: name ?? '', ids: [id] })
    }
    return byName
  }
  let names: string[] | undefined
  return {
    told,
    named: (name) => all().get(name)?.ids ?? [],
    names: () => (names ??= [...all().keys()]),
    written: (name) => all().get(name)?.written ?? name,
    what,
    right,
  }
}

/** Everything of a tenant that profiles refer to. */
export type TenantNames = {
  courses: Things<CourseId>
  fields: Things<UserFieldId>
  users: Things<Learn365UserId>
  profiles: Things<ProfileId>
}

/** A tenant's data by name. @param profiles are its own, and those that come with the file. */
export function tenantNames(
  { snapshot, courses, fields, people, rowOf }: Population,
  profiles: readonly { id: ProfileId; title: string }[],
): TenantNames {
  const catalogs = new Map(snapshot.catalogs.map(({ id, title }) => [id, title]))
  // Who is absent from one snapshot only is not gone yet.
  const absent = new Set(snapshot.absentOnce.map(({ id }) => id))
  const titles = new Map(profiles.map(({ id, title }) => [id, title]))
  // Those of Entra ID have the same names everywhere; settings say which there are.
  const own = [...fields.values()].filter(({ origin }) => origin === 'learn365')
  return {
    courses: thingsOf(
      (id) => {
        const course = courses.get(id)
        const catalog = course?.catalogId
        return course && { name: course.title, detail: catalog ? catalogs.get(catalog) : undefined }
      },
      () => [...courses.values()].map(({ id, title }) => [id, title]),
      { what: 'course', right: 'a course that exists in Learn365, by its id or its title' },
    ),
    fields: thingsOf(
      (id) => {
        const field = fields.get(id)
        return field && { name: field.title, detail: field.type }
      },
      () => own.filter(({ predefined }) => !predefined).map(({ id, title }) => [id, title]),
      { what: 'user field', right: 'a user field that exists in Learn365, by its id or its title' },
    ),
    users: thingsOf(
      (id) => {
        const user = people[rowOf.get(id) ?? -1]
        if (user) return { name: user.email ?? undefined }
        return absent.has(id) ? { name: undefined } : undefined
      },
      () => people.map(({ id, email }) => [id, email]),
      { what: 'user', right: 'a user who is in Learn365, by id or e-mail address' },
    ),
    profiles: thingsOf(
      (id) => {
        const name = titles.get(id)
        return name === undefined ? undefined : { name }
      },
      () => titles,
      { what: 'profile', right: 'another profile of the file or of this tenant, by its id or its title' },
    ),
  }
}
