import { enrollmentsOf, type Enrollment } from '../../core/enrollments.ts'
import type { CatalogId, CourseId, Learn365UserId, ProfileId, TenantId, UserFieldId } from '../../core/ids.ts'
import { EntraUserId } from '../../core/ids.ts'
import { populationOf, type Population } from '../../core/population.ts'
import type {
  AbsentUser,
  Catalog,
  Course,
  FieldType,
  FieldValue,
  Snapshot,
  User,
  UserField,
  UserProperty,
} from '../../core/snapshot.ts'
import { userProperties } from '../../core/sources.ts'

/** What is told of a person; what is left out is blank. Custom fields by title; dates as ISO text. */
export type About = Partial<Record<UserProperty, string | null>> &
  Partial<Pick<User, 'origin' | 'principal' | 'deleted' | 'directoryId'>> & {
    fields?: Record<string, string | number | boolean>
  }

/** What is told of an enrollment; dates as ISO text. Active and not started unless said otherwise. */
export type Registration = Partial<Pick<Enrollment, 'status' | 'passing'>> & {
  registered?: string
  started?: string
  completed?: string
  due?: string
}

const guid = (world: number, n: number): string =>
  `${world.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

/** The nth profile, and the nth person in Entra ID: the same in every test. */
export const profileId = (n: number): ProfileId => guid(4, n) as ProfileId
export const entraId = (n: number): EntraUserId => guid(9, n) as EntraUserId

function nonsense(what: string): never {
  throw new Error(`the test itself is wrong: ${what}`)
}

function instant(text: string): number {
  const day = text.slice(0, 10)
  const midnight = Date.parse(day)
  // Date.parse would read 31 February as 3 March.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) nonsense(`${text} is no date`)
  if (text !== day && !/^T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text.slice(10)))
    nonsense(`${text} has no time with its zone`)
  return Date.parse(text)
}

function known<T>(rows: ReadonlyMap<string, T>, name: string, kind: string): T {
  return rows.get(name) ?? nonsense(`there is no ${kind} "${name}"`)
}

function fieldValue(type: FieldType, value: string | number | boolean): string | number | boolean {
  const right = { text: 'string', number: 'number', 'yes/no': 'boolean', date: 'string' }[type]
  if (typeof value !== right) nonsense(`${JSON.stringify(value)} is no ${type}`)
  return type === 'date' && typeof value === 'string' ? instant(value) : value
}

/**
 * A small made-up Learn365 tenant. Everything is named by its title, and nonsense is refused: an unknown course, a
 * second Ana, a completion of somebody who never completed. Tests that describe impossible people prove nothing.
 */
export function aTenant(takenAt = '2026-11-23T14:00:00Z') {
  const users = new Map<string, User>()
  const courses = new Map<string, Course>()
  const catalogs = new Map<string, Catalog>()
  const fields = new Map<string, UserField>()
  const fieldValues: FieldValue[] = []
  const enrollments: Enrollment[] = []
  const absentOnce: AbsentUser[] = []

  const tenant = {
    course(title: string, catalog = 'Main catalog') {
      if (courses.has(title)) nonsense(`a second course "${title}"`)
      const home = catalogs.get(catalog) ?? { id: guid(2, catalogs.size + 1) as CatalogId, title: catalog }
      catalogs.set(catalog, home)
      const id = guid(3, courses.size + 1) as CourseId
      courses.set(title, { id, catalogId: home.id, title, type: 'Course', published: true })
      return tenant
    },

    field(title: string, type: FieldType, predefined = false) {
      if (fields.has(title)) nonsense(`a second field "${title}"`)
      fields.set(title, { id: guid(5, fields.size + 1) as UserFieldId, title, type, predefined, origin: 'learn365' })
      return tenant
    },

    person(name: string, { fields: values = {}, ...about }: About = {}) {
      if (users.has(name)) nonsense(`a second person "${name}"`)
      const n = users.size + 1
      const blank = Object.fromEntries(Object.keys(userProperties).map((property) => [property, null]))
      const id = guid(1, n) as Learn365UserId
      users.set(name, {
        ...(blank as Record<UserProperty, null>),
        title: name,
        id,
        login: `i:0#.f|membership|person${n}@contoso.example`,
        directoryId: entraId(n),
        principal: 'user',
        origin: 'entra',
        deleted: false,
        ...about,
      })
      for (const [title, value] of Object.entries(values)) {
        const field = known(fields, title, 'field')
        fieldValues.push({ userId: id, fieldId: field.id, value: fieldValue(field.type, value) })
      }
      return tenant
    },

    enrolled(name: string, title: string, { status = 'active', passing = 'not started', ...at }: Registration = {}) {
      const row: Enrollment = {
        userId: known(users, name, 'person').id,
        courseId: known(courses, title, 'course').id,
        registeredAt: at.registered === undefined ? null : instant(at.registered),
        startedAt: at.started === undefined ? null : instant(at.started),
        completedAt: at.completed === undefined ? null : instant(at.completed),
        dueAt: at.due === undefined ? null : instant(at.due),
        status,
        passing,
      }
      if (row.completedAt !== null && passing !== 'completed') nonsense('a completion date without a completion')
      if (row.startedAt !== null && passing === 'not started') nonsense('a start date of somebody who has not started')
      if (row.startedAt !== null && row.completedAt !== null && row.startedAt > row.completedAt)
        nonsense('completed before it was started')
      enrollments.push(row)
      return tenant
    },

    /** Takes somebody out of the list of users, as when one refresh did not find them. */
    absent(name: string) {
      const user = known(users, name, 'person')
      users.delete(name)
      absentOnce.push({ id: user.id, directoryId: EntraUserId.nullable().parse(user.directoryId) })
      return tenant
    },

    idOf: (name: string): Learn365UserId => known(users, name, 'person').id,
    entraIdOf: (name: string): EntraUserId => EntraUserId.parse(known(users, name, 'person').directoryId),
    courseId: (title: string): CourseId => known(courses, title, 'course').id,
    /** `course:<id>` and `field:<id>`, as rules name them. */
    courseSource: (title: string): string => `course:${known(courses, title, 'course').id}`,
    fieldSource: (title: string): string => `field:${known(fields, title, 'field').id}`,

    snapshot: (): Snapshot => ({
      tenantId: guid(7, 1) as TenantId,
      id: 'data refresh:test',
      takenAt: instant(takenAt),
      courses: [...courses.values()],
      catalogs: [...catalogs.values()],
      users: [...users.values()],
      userFields: [...fields.values()],
      fieldValues: fieldValues.filter(({ userId }) => [...users.values()].some((user) => user.id === userId)),
      enrollments: enrollmentsOf(enrollments),
      roleAssignments: [],
      absentOnce,
    }),
    population: (): Population => populationOf(tenant.snapshot()),
  }
  return tenant
}

export type TestTenant = ReturnType<typeof aTenant>
