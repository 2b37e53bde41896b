import type { TenantData } from './tenant-data.ts'

type Row = Readonly<Record<string, unknown>>
export type Column = (row: Row, data: TenantData) => unknown

/** How an entity looks on the wire: its properties in order, what may be expanded, and its key. */
export type Shape = {
  type: string
  key: readonly string[]
  columns: Readonly<Record<string, Column>>
  expands: Readonly<Record<string, Column>>
}

const own = (...names: string[]) => Object.fromEntries(names.map((name) => [name, (row: Row) => row[name]]))

const always = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, () => value]))

const shape = (type: string, columns: Shape['columns'], more: Partial<Shape> = {}): Shape => ({
  type,
  key: ['Id'],
  columns,
  expands: {},
  ...more,
})

export const catalogShape = shape('CourseCatalog', {
  ...own('Id', 'Title', 'IsDeleted'),
  ...always({ DefaultCourseBannerImageUrl: null }),
})

export const courseShape = shape(
  'Course',
  {
    ...own('Id', 'CourseCatalogId', 'Title', 'Description', 'CourseID', 'CourseType', 'IsPublished', 'IsEnded'),
    ...own('IsDeleted', 'ShowInCatalog', 'EnrollmentFlow', 'DurationInMinutes', 'CreatedAt', 'ModifiedAt'),
    ...always({ LongDescription: null, IsScheduled: false, IsRequired: false, MaxAttendees: null }),
    ...always({ WaitingListEnabled: false, UnenrollDisabled: false, IsRetakeAllowed: true, EnrollmentDeadline: null }),
    ...always({ CourseTargetingEnabled: false, Duration: null, CEU: 0, DecimalCEU: 0, Url: null, ImageUrl: null }),
  },
  { expands: own('DueDate') },
)

export const trainingPlanShape = shape(
  'TrainingPlan',
  own(
    'Id',
    'CourseCatalogId',
    'Title',
    'Description',
    'IsPublished',
    'IsEnded',
    'IsDeleted',
    'CreatedAt',
    'ModifiedAt',
  ),
)

export const planCourseShape = shape(
  'TrainingPlanCourse',
  own('CourseId', 'TrainingPlanId', 'Order', 'HasPrerequisite'),
  { key: ['TrainingPlanId', 'CourseId'] },
)

export const userFieldShape = shape('UserField', {
  ...own('Id', 'Title', 'Description', 'Type', 'IsPredefined', 'IsVisible', 'IsSynced', 'CreatedAt', 'ModifiedAt'),
  ...always({ CreatedByUserId: null, ModifiedByUserId: null }),
})

export const userShape = shape('User', {
  ...own('Id', 'LoginName', 'Title', 'Email', 'FirstName', 'LastName', 'Department', 'City', 'Country', 'Office'),
  ...own('JobTitle', 'Company', 'Phone', 'ManagerId', 'ManagerLoginName', 'DirectoryObjectId', 'PrincipalType'),
  ...own('UserSource', 'IsExternal', 'IsDisabled', 'IsDeleted', 'CreatedAt', 'ModifiedAt'),
  ...always({ IsProxyManager: false }),
})

export const fieldValueShape = shape(
  'UserFieldValue',
  own('UserId', 'FieldId', 'StringValue', 'NumberValue', 'BooleanValue', 'DateTimeValue', 'CreatedAt', 'ModifiedAt'),
  { key: ['FieldId', 'UserId'] },
)

export const enrollmentShape = shape('Enrollment', {
  ...own('Id', 'CourseId', 'UserId', 'RegistrationDate', 'StartDate', 'CompletionDate'),
  UserLoginName: (row, data) => data.tables.users.get(row.UserId as string)?.LoginName ?? null,
  ...own('RegistrationStatus', 'CoursePassingStatus', 'DueDate', 'RegistrationStatusChangedDate'),
  ...own('CancellationReason', 'CreatedAt', 'ModifiedAt'),
  ...always({ Roles: ['Learner'], EndDate: null, CanUnenroll: true, CertificateId: null, CEU: 0, DecimalCEU: 0 }),
  ...always({ CourseDuration: null, IsImported: false, CreatedByUserId: null }),
})

export const roleAssignmentShape = shape('RoleAssignment', {
  ...own('Id', 'Role', 'UserId'),
  RoleScope: (row) => ({ CourseCatalogId: row.CourseCatalogId, CourseId: row.CourseId, CourseSessionId: null }),
  ...always({ CreatedBy: null, ModifiedBy: null }),
  ...own('CreatedAt', 'ModifiedAt'),
})
