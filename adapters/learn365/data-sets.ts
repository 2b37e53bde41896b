import type { z } from 'zod'
import type { SnapshotData } from '../../core/snapshot.ts'
import {
  WireCatalog,
  WireCourse,
  WireEnrollment,
  WireFieldValue,
  WireRoleAssignment,
  WireUser,
  WireUserField,
} from './wire.ts'

/** One data set: where it is read, the shape of a row, and what becomes of the row (null: left out). */
type DataSet<Row, Wire> = {
  path: string
  /** Read instead when Learn365 does not know `path`. */
  otherwise?: string
  shape: z.ZodType<Wire>
  row: (wire: Wire) => Row | null
}

const dataSet = <Row, Wire>(set: DataSet<Row, Wire>): DataSet<Row, unknown> => set as DataSet<Row, unknown>

const enrollmentFields =
  '$select=Id,CourseId,UserId,RegistrationDate,StartDate,CompletionDate,RegistrationStatus,CoursePassingStatus,DueDate'

const courseTypes: Record<string, string> = {
  0: 'None',
  1: 'ELearning',
  3: 'ClassRoom',
  4: 'TrainingPlan',
  5: 'Webinar',
}

/**
 * The six data sets of the guide's appendix (UserFields are two requests: the fields and their values). Enrollments
 * are read by `All()`: the plain list has active and awaiting rows only, and a cancelled row must still count as
 * history.
 */
export const dataSets: { [K in keyof SnapshotData]: DataSet<SnapshotData[K][number], unknown> } = {
  catalogs: dataSet({
    path: 'CourseCatalogs?$select=Id,Title,IsDeleted',
    shape: WireCatalog,
    row: (wire) => (wire.IsDeleted ? null : { id: wire.Id, title: wire.Title ?? '' }),
  }),
  courses: dataSet({
    path: 'Courses?$select=Id,CourseCatalogId,Title,CourseID,CourseType,IsPublished,IsEnded,IsDeleted',
    shape: WireCourse,
    row: (wire) =>
      wire.IsDeleted
        ? null
        : {
            id: wire.Id,
            catalogId: wire.CourseCatalogId,
            title: wire.Title ?? '',
            type: courseTypes[String(wire.CourseType)] ?? String(wire.CourseType ?? ''),
            published: wire.IsPublished,
          },
  }),
  userFields: dataSet({
    path: 'UserFields',
    shape: WireUserField,
    row: (wire) => ({ id: wire.Id, title: wire.Title ?? '', type: wire.Type, predefined: wire.IsPredefined }),
  }),
  users: dataSet({
    path:
      'Users?$select=Id,LoginName,Title,Email,Department,City,Country,Office,JobTitle,Company,' +
      'DirectoryObjectId,PrincipalType,UserSource,IsDeleted',
    shape: WireUser,
    row: (wire) => ({
      id: wire.Id,
      login: wire.LoginName ?? '',
      title: wire.Title,
      email: wire.Email,
      department: wire.Department,
      city: wire.City,
      country: wire.Country,
      office: wire.Office,
      jobTitle: wire.JobTitle,
      company: wire.Company,
      directoryId: wire.DirectoryObjectId === null ? null : wire.DirectoryObjectId.toLowerCase(),
      principal: wire.PrincipalType ?? 'user',
      origin: wire.UserSource ?? 'entra',
      deleted: wire.IsDeleted,
    }),
  }),
  fieldValues: dataSet({
    path: 'UserFieldValues?$select=UserId,FieldId,StringValue,NumberValue,BooleanValue,DateTimeValue',
    shape: WireFieldValue,
    row: (wire) => {
      const value = wire.StringValue ?? wire.NumberValue ?? wire.BooleanValue ?? wire.DateTimeValue
      return value === null ? null : { userId: wire.UserId, fieldId: wire.FieldId, value }
    },
  }),
  enrollments: dataSet({
    path: `Enrollments/All()?${enrollmentFields}`,
    otherwise: `Enrollments/IncludeDeletedUsers()?${enrollmentFields}`,
    shape: WireEnrollment,
    row: (wire) => ({
      id: wire.Id,
      userId: wire.UserId,
      courseId: wire.CourseId,
      registeredAt: wire.RegistrationDate,
      startedAt: wire.StartDate,
      completedAt: wire.CompletionDate,
      dueAt: wire.DueDate,
      status: wire.RegistrationStatus,
      passing: wire.CoursePassingStatus ?? 'not started',
    }),
  }),
  roleAssignments: dataSet({
    path: 'RoleAssignments?$select=Id,Role,UserId,RoleScope',
    shape: WireRoleAssignment,
    row: (wire) => ({ id: wire.Id, userId: wire.UserId, role: wire.Role, ...wire.RoleScope }),
  }),
}
