import type { Learn365Seed } from '../learn365/learn365-seed.ts'
import type { CourseRow, NewRows } from '../learn365/rows.ts'
import type { DemoCourse, DemoEnrollment, DemoPerson, DemoTenant } from './demo-tenant.ts'
import { costCentreLevel, employeeType, hireDate, remote } from './fields.ts'
import { idOf } from './seeded-random.ts'

const began = '2024-01-15T09:00:00Z'

/** The system columns that Learn365 lists among the user fields. */
const systemFields = ['Job Title', 'Department', 'Office', 'Company', 'City', 'Country', 'Manager']

/** The demo tenant as Learn365 holds it. */
export function learn365Seed(demo: DemoTenant): Learn365Seed {
  const loginOf = new Map(demo.people.map((person) => [person.id, login(person)]))
  return {
    tenantId: demo.tenantId,
    name: demo.name,
    keys: [
      { key: demo.keys.fullControl, permission: 'full control' },
      { key: demo.keys.readOnly, permission: 'read only' },
    ],
    catalogs: demo.catalogs.map(({ id, title }) => ({ Id: id, Title: title })),
    courses: demo.courses.map(course),
    planCourses: demo.courses.flatMap(({ id, parts }) =>
      parts.map((part, at) => ({ TrainingPlanId: id, CourseId: part, Order: at + 1 })),
    ),
    userFields: [
      ...systemFields.map((title) => ({ ...field(idOf(`system ${title}`), title, 'String'), IsPredefined: true })),
      ...demo.fields.map(({ id, title, type }) => field(id, title, type)),
    ],
    users: demo.people.map((person) => user(person, loginOf)),
    fieldValues: demo.people.flatMap(fieldValues),
    enrollments: demo.enrollments.map(enrollment),
    roleAssignments: roles(demo),
  }
}

const login = ({ source, directoryId, id, email }: DemoPerson): string => {
  if (source === 'Entra ID') return `i:0#.f|membership|${email}`
  return `i:0#.f|${source === 'Flow365' ? 'flow365' : 'internal'}|${directoryId ?? id}`
}

const kinds: Record<DemoCourse['kind'], CourseRow['CourseType']> = {
  'e-learning': 'ELearning',
  classroom: 'ClassRoom',
  webinar: 'Webinar',
  'training plan': 'TrainingPlan',
}

const course = ({ due, ...one }: DemoCourse): NewRows['courses'] => ({
  Id: one.id,
  CourseCatalogId: one.catalogId,
  Title: one.title,
  CourseID: one.code,
  CourseType: kinds[one.kind],
  IsPublished: one.published,
  IsDeleted: one.deleted,
  EnrollmentFlow: one.approval ? 'LineManagerApproval' : 'AutomaticApproval',
  DurationInMinutes: one.minutes,
  DueDate: due && {
    CourseId: one.id,
    IsEnabled: true,
    DaysAfterEnrollment: 'days' in due ? due.days : null,
    DaysForResetAfterUnenrollment: null,
    FixedDate: 'date' in due ? due.date : null,
  },
  CreatedAt: began,
  ModifiedAt: began,
})

const field = (Id: string, Title: string, Type: NewRows['userFields']['Type']): NewRows['userFields'] => ({
  Id,
  Title,
  Type,
  CreatedAt: began,
  ModifiedAt: began,
})

const sources = { 'Entra ID': 'AzureAD', Flow365: 'AzureB2C', internal: 'Internal' } as const

const user = (person: DemoPerson, loginOf: ReadonlyMap<string, string>): NewRows['users'] => ({
  Id: person.id,
  LoginName: login(person),
  Title: person.name,
  Email: person.email,
  FirstName: person.firstName,
  LastName: person.lastName,
  Department: person.department,
  City: person.city,
  Country: person.country,
  Office: person.office,
  JobTitle: person.jobTitle,
  Company: person.company,
  Phone: person.phone,
  ManagerId: person.managerId,
  ManagerLoginName: (person.managerId && loginOf.get(person.managerId)) ?? null,
  DirectoryObjectId: person.directoryId,
  UserSource: sources[person.source],
  IsExternal: person.guest,
  IsDeleted: person.deleted,
  CreatedAt: began,
  ModifiedAt: began,
})

/** One row for each custom field that is filled. */
function fieldValues(person: DemoPerson): NewRows['fieldValues'][] {
  const row = (FieldId: string) => ({ UserId: person.id, FieldId, CreatedAt: began, ModifiedAt: began })
  const rows: NewRows['fieldValues'][] = []
  if (person.hireDate !== null) rows.push({ ...row(hireDate.id), DateTimeValue: person.hireDate })
  if (person.employeeType !== null) rows.push({ ...row(employeeType.id), StringValue: person.employeeType })
  if (person.remote !== null) rows.push({ ...row(remote.id), BooleanValue: person.remote })
  if (person.costCentreLevel !== null) rows.push({ ...row(costCentreLevel.id), NumberValue: person.costCentreLevel })
  return rows
}

const enrollment = (one: DemoEnrollment): NewRows['enrollments'] => ({
  Id: one.id,
  CourseId: one.courseId,
  UserId: one.personId,
  RegistrationDate: one.registered,
  StartDate: one.started,
  CompletionDate: one.completed,
  RegistrationStatus: one.status,
  CoursePassingStatus: one.completed ? 'Completed' : one.started ? 'InProgress' : 'NotStarted',
  DueDate: one.due,
})

/** Everyone who is in a course by name is a learner of it; a few people run things. */
function roles(demo: DemoTenant): NewRows['roleAssignments'][] {
  const admin = demo.people.find((person) => person.name === 'Maya Jensen')
  const run: NewRows['roleAssignments'][] = admin
    ? [
        { Id: idOf('role admin'), UserId: admin.id, Role: 'LmsAdmin' },
        ...demo.catalogs.map(({ id }) => ({
          Id: idOf(`role ${id}`),
          UserId: admin.id,
          Role: 'CatalogAdmin' as const,
          CourseCatalogId: id,
        })),
      ]
    : []
  const deleted = new Set(demo.courses.filter((one) => one.deleted).map((one) => one.id))
  const learners = demo.enrollments.flatMap((one): NewRows['roleAssignments'][] => {
    const live = one.status === 'Active' || one.status === 'Awaiting'
    if (!live || deleted.has(one.courseId)) return []
    // The role's id is the enrollment's with another last part: certain, and no work for many.
    const id = `${one.id.slice(0, 24)}${one.personId.slice(24)}`
    return [{ Id: id, UserId: one.personId, Role: 'Learner', CourseId: one.courseId, CreatedAt: one.registered }]
  })
  return [...run, ...learners]
}
