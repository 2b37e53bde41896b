import { enrollUser, liveRow } from './enroll-user.ts'
import type { ApiKey, Learn365Seed } from './learn365-seed.ts'
import type { NewRows, Rows, TableName, UserFieldRow } from './rows.ts'
import { settleGroupEnrollments, type MembersOf } from './settle-group-enrollments.ts'
import { tableNames, type TenantData } from './tenant-data.ts'

type Change<T extends TableName> = Partial<Rows[T]>

/** What tests and the demo do in a tenant, as its administrators and learners would. Unknown ids are refused. */
export type TenantState = ReturnType<typeof makeTenantState>

export function makeTenantState(data: TenantData, membersOf: MembersOf | undefined) {
  const { tables } = data

  const the = <T extends TableName>(table: T, id: string): Rows[T] => {
    const row = tables[table].get(id)
    if (!row) throw new Error(`${data.name} has no ${id} in ${table}`)
    return row
  }
  const change = <T extends TableName>(table: T, id: string, changes: Change<T>): Rows[T] => {
    const row: Rows[T] = { ...the(table, id), ModifiedAt: data.now(), ...changes }
    data.put(table, row)
    return row
  }
  const list = <T extends TableName>(table: T) => [...tables[table].values()] as Rows[T][]

  return {
    tenantId: data.tenantId,
    users: () => list('users'),
    courses: () => list('courses'),
    catalogs: () => list('catalogs'),
    userFields: () => list('userFields'),
    fieldValues: () => list('fieldValues'),
    enrollments: () => list('enrollments'),
    roleAssignments: () => list('roleAssignments'),

    addUser: (user: NewRows['users']) => data.add('users', user),
    updateUser: (id: string, changes: Change<'users'>) => change('users', id, changes),
    /** Marks a user as deleted: still listed, with IsDeleted. */
    deleteUser: (id: string) => change('users', id, { IsDeleted: true }),
    /** The user is missing from every answer, as if never there, until `returnUser`. */
    vanishUser: (id: string) => change('users', id, { Vanished: true }),
    returnUser: (id: string) => change('users', id, { Vanished: false }),

    addCatalog: (catalog: NewRows['catalogs']) => data.add('catalogs', catalog),
    deleteCatalog: (id: string) => data.put('catalogs', { ...the('catalogs', id), IsDeleted: true }),
    addCourse: (course: NewRows['courses']) => data.add('courses', course),
    updateCourse: (id: string, changes: Change<'courses'>) => change('courses', id, changes),
    /** The course leaves the default lists, and nobody has a role in it any more; its enrollments stay in `All()`. */
    deleteCourse(id: string) {
      change('courses', id, { IsDeleted: true })
      for (const role of list('roleAssignments')) if (role.CourseId === id) data.drop('roleAssignments', role)
    },
    addToPlan: (TrainingPlanId: string, CourseId: string) => data.add('planCourses', { TrainingPlanId, CourseId }),

    addUserField: (field: NewRows['userFields']) => data.add('userFields', field),
    deleteUserField(id: string) {
      data.drop('userFields', the('userFields', id))
      for (const value of list('fieldValues')) if (value.FieldId === id) data.drop('fieldValues', value)
    },
    /** Fills a custom field of a user in the column of the field's type; null empties it. */
    setFieldValue(UserId: string, FieldId: string, value: string | number | boolean | null) {
      const { Id } = the('users', UserId)
      const field = the('userFields', FieldId)
      const { column, type } = valueColumns[field.Type]
      if (value !== null && typeof value !== type) throw new Error(`"${field.Title}" takes a ${type}`)
      return data.add('fieldValues', { UserId: Id, FieldId, [column]: value })
    },

    /** Enrolls a person by name; `details` overrides any column of the row. */
    enroll: (userId: string, courseId: string, details: Partial<NewRows['enrollments']> = {}) =>
      enrollUser(the('users', userId), the('courses', courseId), data, details),
    /** The person completes the course, now or at a given time. They must be enrolled. */
    complete(userId: string, courseId: string, at = data.now()) {
      const row = liveRow(the('users', userId), courseId, data)
      if (!row) throw new Error(`${userId} is not enrolled in ${courseId}`)
      return change('enrollments', row.Id, {
        CoursePassingStatus: 'Completed',
        StartDate: row.StartDate ?? at,
        CompletionDate: at,
      })
    },
    updateEnrollment: (id: string, changes: Change<'enrollments'>) => change('enrollments', id, changes),

    /** The groups enrolled in courses, by Entra object id and course id. */
    enrolledGroups: () =>
      groupRoles(data).flatMap(({ group, CourseId }) => (CourseId ? [{ group, course: CourseId }] : [])),
    /** The groups in catalogs' lists of users, by Entra object id and catalog id. */
    groupsInCatalogs: () =>
      groupRoles(data).flatMap(({ group, CourseId, CourseCatalogId }) =>
        CourseCatalogId && !CourseId ? [{ group, catalog: CourseCatalogId }] : [],
      ),
    /** Learn365 looks at the members of the enrolled groups; it also does when enrollments are read. */
    syncGroups() {
      if (membersOf) settleGroupEnrollments(data, membersOf)
    },

    addKey(key: ApiKey) {
      data.keys.push({ ...key })
      data.changed()
    },
    /** Everything as plain JSON, from which the same tenant can be started again. */
    toJSON: (): Learn365Seed => ({
      tenantId: data.tenantId,
      name: data.name,
      keys: data.keys.map((key) => ({ ...key })),
      ...Object.fromEntries(tableNames.map((table) => [table, list(table)])),
    }),
  }
}

const valueColumns: Record<UserFieldRow['Type'], { column: keyof Rows['fieldValues']; type: string }> = {
  String: { column: 'StringValue', type: 'string' },
  Boolean: { column: 'BooleanValue', type: 'boolean' },
  Number: { column: 'NumberValue', type: 'number' },
  DateTime: { column: 'DateTimeValue', type: 'string' },
}

const groupRoles = ({ tables }: TenantData) =>
  [...tables.roleAssignments.values()].flatMap((role) => {
    const principal = tables.users.get(role.UserId)
    const group = principal?.PrincipalType === 'Group' ? principal.DirectoryObjectId : null
    return group ? [{ group, CourseId: role.CourseId, CourseCatalogId: role.CourseCatalogId }] : []
  })
