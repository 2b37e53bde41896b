import { Trouble } from '../../core/errors.ts'
import type { StageReport } from '../../core/run.ts'
import { catalogOf, enrolledNow } from './group-in-learn365.ts'
import type { WithGroup } from './group-exists.ts'
import type { Work } from './work.ts'

/**
 * The guide: "This is done by deleting the profile's Entra ID group from all catalogs where it is added", which
 * unenrolls it from all courses of them.
 */
export async function leaveCatalogs(profile: WithGroup, work: Work, report: StageReport): Promise<void> {
  const { catalogs, courses } = await enrolledNow(profile.group.id, work)
  // A group that is enrolled in a course stands in the course's catalog, whether or not that is listed. What the profile
  // remembers counts as well: removing what is not there does no harm, forgetting what is there would.
  for (const course of [...courses, ...profile.enrolledCourses]) {
    const catalog = catalogOf(course, work)
    if (catalog) catalogs.add(catalog)
  }
  report.planned += catalogs.size
  let rejected: Trouble | undefined
  for (const catalog of catalogs) {
    await work.mayWrite()
    try {
      await work.learn365.removeFromCatalog(catalog, profile.group.id)
      work.rolesChanged()
      report.written += 1
    } catch (error) {
      // The others first; then the profile is not done, and comes again.
      if (!(error instanceof Trouble && error.kind === 'rejected')) throw error
      rejected ??= error
    }
  }
  if (rejected) throw rejected
}
