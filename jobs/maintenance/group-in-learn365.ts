import type { CatalogId, CourseId, EntraGroupId, Learn365UserId } from '../../core/ids.ts'
import { groupLogin } from '../../core/ports/learn365.ts'
import { isLearner } from '../../core/roles.ts'
import type { Work } from './work.ts'

/**
 * Where Learn365 lists a group now. That it lists nothing is no proof: the list may lag behind, or come back empty, so what
 * a profile remembers having enrolled is taken back whether it is listed or not.
 */
export type Enrolled = { record: Learn365UserId | undefined; courses: Set<CourseId>; catalogs: Set<CatalogId> }

/** Reads where a group is enrolled and which catalogs it is in: the have of the course stages. */
export async function enrolledNow(group: EntraGroupId, work: Work): Promise<Enrolled> {
  const { groups } = work.population
  const record = groups.get(group) ?? groups.get(groupLogin(group)) ?? (await work.learn365.groupRecord(group))
  const courses = new Set<CourseId>()
  const catalogs = new Set<CatalogId>()
  if (!record) return { record, courses, catalogs }
  for (const role of await work.roleAssignments()) {
    if (role.userId !== record) continue
    if (role.courseId && isLearner(role.role)) courses.add(role.courseId)
    if (!role.courseId && role.catalogId) catalogs.add(role.catalogId)
  }
  return { record, courses, catalogs }
}

/** The catalog of a course. */
export const catalogOf = (course: CourseId, { population }: Work): CatalogId | null =>
  population.courses.get(course)?.catalogId ?? null
