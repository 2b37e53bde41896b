import { randomUUID } from 'node:crypto'
import type { NewRows, Rows, TableName } from './rows.ts'

type Fill<T extends TableName> = (given: NewRows[T], now: string) => Rows[T]

const loginOf = (given: NewRows['users'], id: string): string => {
  if (given.PrincipalType === 'Group') return `c:0t.c|tenant|${given.DirectoryObjectId ?? id}`
  return `i:0#.f|membership|${given.Email ?? given.DirectoryObjectId ?? id}`
}

const times = (now: string) => ({ CreatedAt: now, ModifiedAt: now })

/** Completes what is said of a new row with the values that the service gives by itself. */
export const fillRows: { [T in TableName]: Fill<T> } = {
  catalogs: (given) => ({ Id: randomUUID(), IsDeleted: false, ...given }),
  courses: (given, now) => ({
    Id: randomUUID(),
    Description: null,
    CourseID: null,
    CourseType: 'ELearning',
    IsPublished: true,
    IsEnded: false,
    IsDeleted: false,
    ShowInCatalog: true,
    EnrollmentFlow: 'AutomaticApproval',
    DurationInMinutes: null,
    DueDate: null,
    ...times(now),
    ...given,
  }),
  planCourses: (given) => ({ Order: 1, HasPrerequisite: false, ...given }),
  userFields: (given, now) => ({
    Id: randomUUID(),
    Description: null,
    IsPredefined: false,
    IsVisible: true,
    IsSynced: false,
    ...times(now),
    ...given,
  }),
  users: (given, now) => {
    const Id = given.Id ?? randomUUID()
    return {
      Id,
      LoginName: loginOf(given, Id),
      Email: null,
      FirstName: null,
      LastName: null,
      Department: null,
      City: null,
      Country: null,
      Office: null,
      JobTitle: null,
      Company: null,
      Phone: null,
      ManagerId: null,
      ManagerLoginName: null,
      DirectoryObjectId: null,
      PrincipalType: 'User',
      UserSource: 'AzureAD',
      IsExternal: false,
      IsDisabled: false,
      IsDeleted: false,
      ...times(now),
      Vanished: false,
      ...given,
    }
  },
  fieldValues: (given, now) => ({
    StringValue: null,
    NumberValue: null,
    BooleanValue: null,
    DateTimeValue: null,
    ...times(now),
    ...given,
  }),
  enrollments: (given, now) => ({
    Id: randomUUID(),
    RegistrationDate: now,
    StartDate: null,
    CompletionDate: null,
    RegistrationStatus: 'Active',
    CoursePassingStatus: 'NotStarted',
    DueDate: null,
    RegistrationStatusChangedDate: given.RegistrationDate ?? now,
    CancellationReason: null,
    ...times(given.RegistrationDate ?? now),
    ThroughGroup: false,
    ...given,
  }),
  roleAssignments: (given, now) => ({
    Id: randomUUID(),
    CourseCatalogId: null,
    CourseId: null,
    ...times(now),
    NeedsApproval: false,
    ...given,
  }),
}

/** The key of a row in its table. */
export const keyOf: { [T in TableName]: (row: Rows[T]) => string } = {
  catalogs: (row) => row.Id,
  courses: (row) => row.Id,
  planCourses: (row) => `${row.TrainingPlanId} ${row.CourseId}`,
  userFields: (row) => row.Id,
  users: (row) => row.Id,
  fieldValues: (row) => `${row.UserId} ${row.FieldId}`,
  enrollments: (row) => row.Id,
  roleAssignments: (row) => row.Id,
}
