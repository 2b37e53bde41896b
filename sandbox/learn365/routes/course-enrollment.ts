import type { Express } from 'express'
import { tenantOf } from '../auth.ts'
import { enrollUser, liveRow, unenrollUser } from '../enroll-user.ts'
import { findPrincipal } from '../find-principal.ts'
import { addLearner, catalogRole, learnerRole } from '../group-roles.ts'
import { notFound, ODataRefusal } from '../odata-refusal.ts'
import { needless, type Service } from '../service.ts'
import { settleGroupEnrollments } from '../settle-group-enrollments.ts'
import { enrollmentShape } from '../shapes.ts'
import { showRow } from '../show-row.ts'
import type { TenantData } from '../tenant-data.ts'
import { guidKey, onPath } from './on-path.ts'
import { requestBody } from './request-body.ts'

const enrollBody = {
  userLoginName: 'string',
  courseSessionIds: 'strings?',
  ignoreMaxAttendees: 'boolean?',
  ignoreEnrollmentFlow: 'boolean?',
  ignoreEnrollmentDeadline: 'boolean?',
  ignoreSessionRequirements: 'boolean?',
} as const

const already = () => new ODataRefusal(400, 'AlreadyEnrolled', 'The user or group is already enrolled in the course.')

/** Enrolling users and groups in a course, and unenrolling them. */
export function courseEnrollmentRoutes(app: Express, service: Service): void {
  onPath(app, 'POST', new RegExp(`^/odata/v2/Courses${guidKey}/Enroll$`), (req, res, [id = '']) => {
    const data = tenantOf(res)
    const course = courseOf(id, data)
    const body = requestBody(req, enrollBody)
    const principal = findPrincipal(body.userLoginName as string, data)
    const needsApproval = course.EnrollmentFlow !== 'AutomaticApproval' && body.ignoreEnrollmentFlow !== true
    if (principal.PrincipalType === 'User') {
      if (liveRow(principal, course.Id, data)) throw already()
      const status = needsApproval ? 'Awaiting' : 'Active'
      const row = enrollUser(principal, course, data, { RegistrationStatus: status })
      return void res.json(showRow(row, enrollmentShape, data, { enums: service.enums }))
    }
    if (learnerRole(principal, course.Id, data)) {
      needless(req, service, `group "${principal.Title}" is already enrolled in "${course.Title}"`)
      throw already()
    }
    if (!catalogRole(principal, course.CourseCatalogId, data))
      service.judge.complain(`group "${principal.Title}" enrolled in "${course.Title}" before it was in the catalog`)
    addLearner(principal, course, data, { nameCatalog: service.courseScope === 'course and catalog', needsApproval })
    if (service.membersOf) settleGroupEnrollments(data, service.membersOf)
    res.status(204).end()
  })

  onPath(app, 'POST', new RegExp(`^/odata/v2/Courses${guidKey}/Unenroll$`), (req, res, [id = '']) => {
    const data = tenantOf(res)
    const course = courseOf(id, data)
    const body = requestBody(req, { userLoginName: 'string', message: 'string?' })
    const principal = findPrincipal(body.userLoginName as string, data)
    if (principal.PrincipalType === 'User') {
      unenrollUser(principal, course, data, (body.message as string | undefined) ?? null)
      return void res.status(204).end()
    }
    const role = learnerRole(principal, course.Id, data)
    if (role) data.drop('roleAssignments', role)
    else needless(req, service, `group "${principal.Title}" is not enrolled in "${course.Title}"`)
    if (role && service.membersOf) settleGroupEnrollments(data, service.membersOf)
    res.status(204).end()
  })
}

function courseOf(id: string, data: TenantData) {
  const course = data.tables.courses.get(id.toLowerCase())
  if (!course || course.IsDeleted) throw notFound(`The course ${id} was not found.`)
  return course
}
