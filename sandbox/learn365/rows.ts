/** What the simulator keeps, in the words of the API. Columns that never differ are added when a row is shown. */

export type UserRow = {
  Id: string
  LoginName: string
  Title: string
  Email: string | null
  FirstName: string | null
  LastName: string | null
  Department: string | null
  City: string | null
  Country: string | null
  Office: string | null
  JobTitle: string | null
  Company: string | null
  Phone: string | null
  ManagerId: string | null
  ManagerLoginName: string | null
  DirectoryObjectId: string | null
  PrincipalType: 'User' | 'Group'
  UserSource: 'AzureAD' | 'AzureB2C' | 'Internal'
  IsExternal: boolean
  IsDisabled: boolean
  IsDeleted: boolean
  CreatedAt: string
  ModifiedAt: string
  /** Missing from every answer, for a while or for good; not part of the API. */
  Vanished: boolean
}

export type CatalogRow = { Id: string; Title: string; IsDeleted: boolean }

/** When an enrollment in the course is due: a fixed date, or days after enrollment. */
export type DueDateRow = {
  CourseId: string
  IsEnabled: boolean
  DaysAfterEnrollment: number | null
  DaysForResetAfterUnenrollment: number | null
  FixedDate: string | null
}

export type CourseRow = {
  Id: string
  CourseCatalogId: string
  Title: string
  Description: string | null
  CourseID: string | null
  CourseType: 'None' | 'ELearning' | 'ClassRoom' | 'TrainingPlan' | 'Webinar'
  IsPublished: boolean
  IsEnded: boolean
  IsDeleted: boolean
  ShowInCatalog: boolean
  EnrollmentFlow:
    | 'AutomaticApproval'
    | 'LineManagerApproval'
    | 'LMSAdministratorsApproval'
    | 'CustomApproval'
    | 'ExternalWebhookApproval'
  DurationInMinutes: number | null
  DueDate: DueDateRow | null
  CreatedAt: string
  ModifiedAt: string
}

export type PlanCourseRow = { CourseId: string; TrainingPlanId: string; Order: number; HasPrerequisite: boolean }

export type UserFieldRow = {
  Id: string
  Title: string
  Description: string | null
  Type: 'String' | 'Boolean' | 'Number' | 'DateTime'
  IsPredefined: boolean
  IsVisible: boolean
  IsSynced: boolean
  CreatedAt: string
  ModifiedAt: string
}

export type FieldValueRow = {
  UserId: string
  FieldId: string
  StringValue: string | null
  NumberValue: number | null
  BooleanValue: boolean | null
  DateTimeValue: string | null
  CreatedAt: string
  ModifiedAt: string
}

export type EnrollmentRow = {
  Id: string
  CourseId: string
  UserId: string
  RegistrationDate: string
  StartDate: string | null
  CompletionDate: string | null
  RegistrationStatus: 'Active' | 'Awaiting' | 'Cancelled' | 'Expired'
  CoursePassingStatus: 'Completed' | 'NotStarted' | 'InProgress'
  DueDate: string | null
  RegistrationStatusChangedDate: string
  CancellationReason: string | null
  CreatedAt: string
  ModifiedAt: string
  /** The user is there only as a member of a group; not part of the API. */
  ThroughGroup: boolean
}

export type RoleAssignmentRow = {
  Id: string
  Role: 'None' | 'Learner' | 'Teacher' | 'CourseAdmin' | 'CatalogUser' | 'CatalogAdmin' | 'LmsAdmin'
  UserId: string
  CourseCatalogId: string | null
  CourseId: string | null
  CreatedAt: string
  ModifiedAt: string
  /** Whoever comes in through this group waits for approval; not part of the API. */
  NeedsApproval: boolean
}

export type Rows = {
  catalogs: CatalogRow
  courses: CourseRow
  planCourses: PlanCourseRow
  userFields: UserFieldRow
  users: UserRow
  fieldValues: FieldValueRow
  enrollments: EnrollmentRow
  roleAssignments: RoleAssignmentRow
}

export type TableName = keyof Rows

type With<Row, Needed extends keyof Row> = Partial<Row> & Pick<Row, Needed>

/** What must be said of a new row; the rest has a usual value. */
export type NewRows = {
  catalogs: With<CatalogRow, 'Title'>
  courses: With<CourseRow, 'Title' | 'CourseCatalogId'>
  planCourses: With<PlanCourseRow, 'CourseId' | 'TrainingPlanId'>
  userFields: With<UserFieldRow, 'Title' | 'Type'>
  users: With<UserRow, 'Title'>
  fieldValues: With<FieldValueRow, 'UserId' | 'FieldId'>
  enrollments: With<EnrollmentRow, 'UserId' | 'CourseId'>
  roleAssignments: With<RoleAssignmentRow, 'UserId' | 'Role'>
}
