import type { CourseRow, EnrollmentRow, UserRow } from './rows.ts'
import type { TenantData } from './tenant-data.ts'

/** Entra object ids of a group's members; undefined when Entra ID has no such group. */
export type MembersOf = (groupObjectId: string) => readonly string[] | undefined

type Status = 'Active' | 'Awaiting'

export const isLive = (row: EnrollmentRow): boolean =>
  row.RegistrationStatus === 'Active' || row.RegistrationStatus === 'Awaiting'

/**
 * Makes the enrollments that come through groups equal to the members of the enrolled groups: newcomers get a row,
 * those whom no group holds any more are cancelled, people who were enrolled one by one stay as they are.
 */
export function settleGroupEnrollments(data: TenantData, membersOf: MembersOf): void {
  const wanted = enrolledThroughGroups(data, membersOf)
  const live = new Set<string>()
  for (const row of data.tables.enrollments.values()) {
    if (!isLive(row)) continue
    const users = wanted.get(row.CourseId)
    // Rows of a deleted course stay as they were.
    const left = row.ThroughGroup && !users?.has(row.UserId) && !data.tables.courses.get(row.CourseId)?.IsDeleted
    if (left) cancel(row, data)
    else if (users) live.add(`${row.UserId} ${row.CourseId}`)
  }
  for (const [courseId, users] of wanted)
    for (const [userId, status] of users) if (!live.has(`${userId} ${courseId}`)) enroll(userId, courseId, status, data)
}

function enrolledThroughGroups(data: TenantData, membersOf: MembersOf): Map<string, Map<string, Status>> {
  const wanted = new Map<string, Map<string, Status>>()
  const people = new Map<string, UserRow>()
  for (const user of data.tables.users.values())
    if (user.DirectoryObjectId && user.PrincipalType === 'User' && !user.IsDeleted)
      people.set(user.DirectoryObjectId, user)
  for (const role of data.tables.roleAssignments.values()) {
    const group = data.tables.users.get(role.UserId)
    const isGroup = group?.PrincipalType === 'Group' && !group.IsDeleted && group.DirectoryObjectId
    if (!isGroup || !role.CourseId || role.Role !== 'Learner') continue
    for (const courseId of withCoursesOfPlan(role.CourseId, data)) {
      const users = wanted.get(courseId) ?? new Map<string, Status>()
      wanted.set(courseId, users)
      for (const member of membersOf(isGroup) ?? []) {
        const user = people.get(member)
        if (user) users.set(user.Id, role.NeedsApproval && users.get(user.Id) !== 'Active' ? 'Awaiting' : 'Active')
      }
    }
  }
  return wanted
}

/** A course and, for a training plan, the courses of the plan: enrolling in a plan enrolls in all of them. */
export function withCoursesOfPlan(courseId: string, data: TenantData): string[] {
  const ofPlan = [...data.tables.planCourses.values()].filter((row) => row.TrainingPlanId === courseId)
  return [courseId, ...ofPlan.map((row) => row.CourseId)]
}

function enroll(userId: string, courseId: string, status: Status, data: TenantData): void {
  const course = data.tables.courses.get(courseId)
  if (!course || course.IsDeleted) return
  data.add('enrollments', {
    UserId: userId,
    CourseId: courseId,
    RegistrationStatus: status,
    DueDate: dueDate(course, data.now()),
    ThroughGroup: true,
  })
}

function cancel(row: EnrollmentRow, data: TenantData): void {
  const now = data.now()
  data.put('enrollments', {
    ...row,
    RegistrationStatus: 'Cancelled',
    RegistrationStatusChangedDate: now,
    ModifiedAt: now,
  })
}

/** When an enrollment of this moment is due by the course's rule: a fixed date or so many days later. */
export function dueDate(course: CourseRow, registered: string): string | null {
  const rule = course.DueDate
  if (!rule?.IsEnabled) return null
  if (rule.FixedDate !== null || rule.DaysAfterEnrollment === null) return rule.FixedDate
  const due = new Date(registered)
  due.setUTCDate(due.getUTCDate() + rule.DaysAfterEnrollment)
  return due.toISOString().replace('.000Z', 'Z')
}
