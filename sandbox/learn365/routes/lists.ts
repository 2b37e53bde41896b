import type { Express } from 'express'
import { answerList, type List } from '../answer-list.ts'
import { tenantOf } from '../auth.ts'
import { notFound } from '../odata-refusal.ts'
import type { EnrollmentRow } from '../rows.ts'
import type { Service } from '../service.ts'
import { isLive, settleGroupEnrollments } from '../settle-group-enrollments.ts'
import * as shapes from '../shapes.ts'
import type { TenantData } from '../tenant-data.ts'
import { guidKey, onPath } from './on-path.ts'

const present = (id: string, data: TenantData) => !data.tables.users.get(id)?.Vanished

const courseOf = (row: EnrollmentRow, data: TenantData) => data.tables.courses.get(row.CourseId)

const enrollments = (name: string, shown: (row: EnrollmentRow, data: TenantData) => boolean): List => ({
  path: `Enrollments${name}`,
  shape: shapes.enrollmentShape,
  rows: (data) => [...data.tables.enrollments.values()].filter((row) => present(row.UserId, data) && shown(row, data)),
})

const ofLivingUser = (row: EnrollmentRow, data: TenantData) => data.tables.users.get(row.UserId)?.IsDeleted === false
const ofLivingCourse = (row: EnrollmentRow, data: TenantData) => courseOf(row, data)?.IsDeleted === false

const lists: List[] = [
  {
    path: 'CourseCatalogs',
    shape: shapes.catalogShape,
    rows: (data) => [...data.tables.catalogs.values()].filter((row) => !row.IsDeleted),
  },
  {
    path: 'CourseCatalogs/IncludeDeleted()',
    shape: shapes.catalogShape,
    rows: (data) => [...data.tables.catalogs.values()],
  },
  {
    path: 'Courses',
    shape: shapes.courseShape,
    rows: (data) => [...data.tables.courses.values()].filter((row) => !row.IsDeleted),
  },
  { path: 'Courses/IncludeDeleted()', shape: shapes.courseShape, rows: (data) => [...data.tables.courses.values()] },
  { path: 'Courses/All()', shape: shapes.courseShape, rows: (data) => [...data.tables.courses.values()] },
  {
    path: 'TrainingPlans',
    shape: shapes.trainingPlanShape,
    rows: (data) =>
      [...data.tables.courses.values()].filter((row) => row.CourseType === 'TrainingPlan' && !row.IsDeleted),
  },
  { path: 'UserFields', shape: shapes.userFieldShape, rows: (data) => [...data.tables.userFields.values()] },
  {
    path: 'Users',
    shape: shapes.userShape,
    rows: (data) => [...data.tables.users.values()].filter((row) => !row.Vanished),
  },
  {
    path: 'UserFieldValues',
    shape: shapes.fieldValueShape,
    rows: (data) => [...data.tables.fieldValues.values()].filter((row) => present(row.UserId, data)),
  },
  {
    path: 'RoleAssignments',
    shape: shapes.roleAssignmentShape,
    rows: (data) => [...data.tables.roleAssignments.values()].filter((row) => present(row.UserId, data)),
  },
  enrollments('', (row, data) => isLive(row) && ofLivingUser(row, data) && ofLivingCourse(row, data)),
  enrollments('/IncludeDeleted()', (row, data) => isLive(row) && ofLivingUser(row, data)),
  enrollments('/Cancelled()', (row, data) => row.RegistrationStatus === 'Cancelled' && ofLivingUser(row, data)),
  enrollments('/Expired()', (row, data) => row.RegistrationStatus === 'Expired' && ofLivingUser(row, data)),
  enrollments('/All()', ofLivingUser),
  enrollments('/IncludeDeletedUsers()', () => true),
]

const literal = (path: string) => new RegExp(`^/odata/v2/${path.replace(/[()]/g, String.raw`\$&`)}$`)

/** The lists that can be read, each page by page. */
export function listRoutes(app: Express, service: Service): void {
  for (const list of lists)
    onPath(app, 'GET', literal(list.path), (req, res) => {
      const data = tenantOf(res)
      // Learn365 follows the members of enrolled groups in its own time; here it does so when a reading begins.
      if (list.path.startsWith('Enrollments') && !req.originalUrl.includes('skip') && service.membersOf)
        settleGroupEnrollments(data, service.membersOf)
      answerList(req, res, list, data, service, service.judge)
    })
  onPath(app, 'GET', new RegExp(`^/odata/v2/TrainingPlans${guidKey}/Courses$`), (req, res, [plan = '']) => {
    const data = tenantOf(res)
    if (data.tables.courses.get(plan)?.CourseType !== 'TrainingPlan') throw notFound(`No training plan ${plan}.`)
    const rows = () => [...data.tables.planCourses.values()].filter((row) => row.TrainingPlanId === plan)
    const list = { path: `TrainingPlans(${plan})/Courses`, shape: shapes.planCourseShape, rows }
    answerList(req, res, list, data, service, service.judge)
  })
}
