import { learnerRole } from './group-roles.ts'
import type { CourseRow, EnrollmentRow, NewRows, UserRow } from './rows.ts'
import { dueDate, isLive, withCoursesOfPlan } from './settle-group-enrollments.ts'
import type { TenantData } from './tenant-data.ts'

/** Enrolls one person by name (not through a group) in a course, and in the courses of a training plan. */
export function enrollUser(
  user: UserRow,
  course: CourseRow,
  data: TenantData,
  details: Partial<NewRows['enrollments']> = {},
): EnrollmentRow {
  const registered = details.RegistrationDate ?? data.now()
  for (const courseId of withCoursesOfPlan(course.Id, data).slice(1)) {
    const part = data.tables.courses.get(courseId)
    if (part && !liveRow(user, courseId, data)) data.add('enrollments', newRow(user, part, registered))
  }
  const row = data.add('enrollments', { ...newRow(user, course, registered), ...details })
  if (isLive(row) && !learnerRole(user, course.Id, data))
    data.add('roleAssignments', { Role: 'Learner', UserId: user.Id, CourseId: course.Id })
  return row
}

const newRow = (user: UserRow, course: CourseRow, registered: string): NewRows['enrollments'] => ({
  UserId: user.Id,
  CourseId: course.Id,
  RegistrationDate: registered,
  DueDate: dueDate(course, registered),
})

/** The Active or Awaiting row of a person and course, if there is one. */
export function liveRow(user: UserRow, courseId: string, data: TenantData): EnrollmentRow | undefined {
  for (const row of data.tables.enrollments.values())
    if (row.UserId === user.Id && row.CourseId === courseId && isLive(row)) return row
  return undefined
}

/** Takes the person's own place in a course away: their live rows are cancelled, their role is gone. */
export function unenrollUser(user: UserRow, course: CourseRow, data: TenantData, message: string | null): void {
  const now = data.now()
  for (const courseId of withCoursesOfPlan(course.Id, data)) {
    const row = liveRow(user, courseId, data)
    if (row)
      data.put('enrollments', {
        ...row,
        RegistrationStatus: 'Cancelled',
        RegistrationStatusChangedDate: now,
        CancellationReason: message,
        ModifiedAt: now,
      })
  }
  const role = learnerRole(user, course.Id, data)
  if (role) data.drop('roleAssignments', role)
}
