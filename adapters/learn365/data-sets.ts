import { enrollmentsBuilder } from '../../core/enrollments.ts'
import type { FieldType, SnapshotData } from '../../core/snapshot.ts'
import { dataSet, list, type DataSet } from './data-set.ts'
import {
  WireCatalog,
  WireCourse,
  WireEnrollment,
  WireFieldValue,
  WireRoleAssignment,
  WireUser,
  WireUserField,
} from './wire.ts'

const enrollmentFields =
  '$select=CourseId,UserId,RegistrationDate,StartDate,CompletionDate,RegistrationStatus,CoursePassingStatus,DueDate'

const courseTypes: Record<string, string> = {
  0: 'None',
  1: 'ELearning',
  3: 'ClassRoom',
  4: 'TrainingPlan',
  5: 'Webinar',
}

/** Where a value of a field of that type stands; what is in another column is not the field's value. */
const valueColumns = {
  text: 'StringValue',
  number: 'NumberValue',
  'yes/no': 'BooleanValue',
  date: 'DateTimeValue',
} as const satisfies Record<FieldType, string>

/**
 * The six data sets of the guide's appendix (UserFields are two requests: the fields and their values). Enrollments
 * are read by `All()`: the plain list has active and awaiting rows only, and a cancelled row must still count as
 * history.
 */
export const dataSets: { [K in keyof SnapshotData]: DataSet<SnapshotData[K]> } = {
  catalogs: list({
    path: 'CourseCatalogs?$select=Id,Title,IsDeleted',
    shape: WireCatalog,
    row: (wire) => (wire.IsDeleted ? null : { id: wire.Id, title: wire.Title ?? '' }),
  }),
  courses: list({
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
  userFields: list({
    path: 'UserFields',
    shape: WireUserField,
    row: (wire) => ({
      id: wire.Id,
      title: wire.Title ?? '',
      type: wire.Type,
      predefined: wire.IsPredefined,
      origin: 'learn365',
    }),
  }),
  users: list({
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
  fieldValues: list({
    path: 'UserFieldValues?$select=UserId,FieldId,StringValue,NumberValue,BooleanValue,DateTimeValue',
    shape: WireFieldValue,
    row: (wire, types) => {
      const type = types.get(wire.FieldId)
      const value = type && wire[valueColumns[type]]
      return value === null || value === undefined ? null : { userId: wire.UserId, fieldId: wire.FieldId, value }
    },
  }),
  enrollments: dataSet(
    {
      path: `Enrollments/All()?${enrollmentFields}`,
      otherwise: `Enrollments/IncludeDeletedUsers()?${enrollmentFields}`,
      shape: WireEnrollment,
      row: (wire) => ({
        userId: wire.UserId,
        courseId: wire.CourseId,
        registeredAt: wire.RegistrationDate,
        startedAt: wire.StartDate,
        completedAt: wire.CompletionDate,
        dueAt: wire.DueDate,
        status: wire.RegistrationStatus,
        passing: wire.CoursePassingStatus ?? 'not started',
      }),
    },
    enrollmentsBuilder,
  ),
  roleAssignments: list({
    path: 'RoleAssignments?$select=Id,Role,UserId,RoleScope',
    shape: WireRoleAssignment,
    row: (wire) => ({ id: wire.Id, userId: wire.UserId, role: wire.Role, ...wire.RoleScope }),
  }),
}
