import type { CourseRow, RoleAssignmentRow, UserRow } from './rows.ts'
import type { TenantData } from './tenant-data.ts'

/** The role row by which a user or group is a learner of a course. */
export function learnerRole(principal: UserRow, courseId: string, data: TenantData): RoleAssignmentRow | undefined {
  return rolesOf(principal, data).find((role) => role.Role === 'Learner' && role.CourseId === courseId)
}

/** The role row by which a user or group is in a catalog's list of users. */
export function catalogRole(principal: UserRow, catalogId: string, data: TenantData): RoleAssignmentRow | undefined {
  return rolesOf(principal, data).find((role) => role.CourseId === null && role.CourseCatalogId === catalogId)
}

/** The courses of a catalog in which a user or group is a learner. */
export function learnerRolesInCatalog(principal: UserRow, catalogId: string, data: TenantData): RoleAssignmentRow[] {
  const inCatalog = (courseId: string) => data.tables.courses.get(courseId)?.CourseCatalogId === catalogId
  return rolesOf(principal, data).filter((role) => role.Role === 'Learner' && role.CourseId && inCatalog(role.CourseId))
}

/** Makes a user or group a learner of a course. `nameCatalog`: the row names the catalog of the course as well. */
export function addLearner(
  principal: UserRow,
  course: CourseRow,
  data: TenantData,
  how: { nameCatalog: boolean; needsApproval: boolean },
) {
  return data.add('roleAssignments', {
    Role: 'Learner',
    UserId: principal.Id,
    CourseId: course.Id,
    CourseCatalogId: how.nameCatalog ? course.CourseCatalogId : null,
    NeedsApproval: how.needsApproval,
  })
}

export function addToCatalog(principal: UserRow, catalogId: string, data: TenantData): RoleAssignmentRow {
  return data.add('roleAssignments', { Role: 'CatalogUser', UserId: principal.Id, CourseCatalogId: catalogId })
}

const rolesOf = (principal: UserRow, data: TenantData): RoleAssignmentRow[] =>
  data.view(`roles of ${principal.Id}`, () =>
    [...data.tables.roleAssignments.values()].filter((role) => role.UserId === principal.Id),
  )
