import type { CatalogId, CourseId, EntraGroupId, Learn365UserId } from '../../core/ids.ts'
import { groupLogin } from '../../core/ports/learn365.ts'
import { isLearner } from '../../core/roles.ts'
import type { Work } from './work.ts'

/**
 * Where Learn365 has a group now. `doubtful` when its role assignments came back empty: every tenant has some, so that is
 * no proof that the group is enrolled nowhere.
 */
export type Enrolled = {
  record: Learn365UserId | undefined
  courses: Set<CourseId>
  catalogs: Set<CatalogId>
  doubtful: boolean
}

/** Reads where a group is enrolled and which catalogs it is in: the have of the course stages. */
export async function enrolledNow(group: EntraGroupId, work: Work): Promise<Enrolled> {
  const { groups } = work.population
  const record = groups.get(group) ?? groups.get(groupLogin(group)) ?? (await work.learn365.groupRecord(group))
  const courses = new Set<CourseId>()
  const catalogs = new Set<CatalogId>()
  const roles = await work.roleAssignments()
  const doubtful = roles.length === 0
  if (!record) return { record, courses, catalogs, doubtful }
  for (const role of roles) {
    if (role.userId !== record) continue
    if (role.courseId && isLearner(role.role)) courses.add(role.courseId)
    if (!role.courseId && role.catalogId) catalogs.add(role.catalogId)
  }
  return { record, courses, catalogs, doubtful }
}

/** The catalog of a course. */
export const catalogOf = (course: CourseId, { population }: Work): CatalogId | null =>
  population.courses.get(course)?.catalogId ?? null
