import type { CatalogId, CourseId, EntraUserId, Learn365UserId, TenantId, UserFieldId } from './ids.ts'
import type { Instant } from './calendar.ts'
import type { Enrollments } from './enrollments.ts'

/*
 * The Learn365 data sets of one refresh, whole and immutable, as the guide lists them: Courses, Catalogs, Users,
 * UserFields (with their values), Enrollments, RoleAssignments.
 */

export type Course = { id: CourseId; catalogId: CatalogId | null; title: string; type: string; published: boolean }

export type Catalog = { id: CatalogId; title: string }

/** The eight properties that every Learn365 user has. */
export type UserProperty = 'city' | 'company' | 'department' | 'country' | 'office' | 'jobTitle' | 'email' | 'title'

/** A row of Learn365's list of users: a person, or a group that Learn365 knows. */
export type User = { [P in UserProperty]: string | null } & {
  id: Learn365UserId
  login: string
  /** Entra object id of the person (or the group); null when Learn365 has none. */
  directoryId: string | null
  principal: 'user' | 'group'
  /** Where the record comes from; only Entra ID users can be members of an Entra group. */
  origin: 'entra' | 'b2c' | 'internal'
  deleted: boolean
}

export type FieldType = 'text' | 'number' | 'yes/no' | 'date'
/** A user field of Learn365, or a field of Entra ID's users that the settings name (its id is then `entra:<name>`). */
export type UserField = {
  id: UserFieldId
  title: string
  type: FieldType
  predefined: boolean
  origin: 'learn365' | 'entra'
}

/** A custom value of a user; dates are instants. */
export type FieldValue = { userId: Learn365UserId; fieldId: UserFieldId; value: string | number | boolean }

export type RoleAssignment = {
  id: string
  userId: Learn365UserId
  role: string
  catalogId: CatalogId | null
  courseId: CourseId | null
}

/** Someone who was in the last snapshot and is not in this one, or not with this directory id; gone after two in a row. */
export type AbsentUser = { id: Learn365UserId; directoryId: EntraUserId | null }

export type SnapshotData = {
  courses: Course[]
  catalogs: Catalog[]
  users: User[]
  userFields: UserField[]
  fieldValues: FieldValue[]
  enrollments: Enrollments
  roleAssignments: RoleAssignment[]
}

export type Snapshot = SnapshotData & {
  tenantId: TenantId
  /** The run that took it. */
  id: string
  takenAt: Instant
  absentOnce: AbsentUser[]
}

/** How many rows each data set has; what the refresh guard compares and the run reports. */
export const countsOf = (data: SnapshotData): Record<keyof SnapshotData, number> => ({
  courses: data.courses.length,
  catalogs: data.catalogs.length,
  users: data.users.filter((user) => user.principal === 'user' && !user.deleted).length,
  userFields: data.userFields.length,
  fieldValues: data.fieldValues.length,
  enrollments: data.enrollments.length,
  roleAssignments: data.roleAssignments.length,
})
