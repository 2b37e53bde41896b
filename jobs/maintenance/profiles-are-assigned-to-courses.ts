import type { CourseId } from '../../core/ids.ts'
import type { StageReport } from '../../core/run.ts'
import { catalogOf, enrolledNow, type Enrolled } from './group-in-learn365.ts'
import { hasGroup, type WithGroup } from './group-exists.ts'
import { unlessRejected } from './unless-rejected.ts'
import { changeProfile, eachProfile, profilesOf, type Stage, type Work } from './work.ts'

/**
 * The guide: "Whenever Enroll the profile into the selected courses is selected … the profile's Entra ID group will be
 * enrolled in that course if it isn't already enrolled."
 */
export const profilesAreAssignedToCourses: Stage = {
  name: 'Profiles are assigned to courses',
  async run(work, report) {
    const wished = (await profilesOf(work))
      .filter(hasGroup)
      .filter(({ deletion, definition }) => !deletion && definition.enroll && definition.courses.length > 0)
    await eachProfile(wished, work, report, (profile) => assign(profile as WithGroup, work, report))
  },
}

async function assign(profile: WithGroup, work: Work, report: StageReport): Promise<void> {
  const enrolled = await enrolledNow(profile.group.id, work)
  const missing = profile.definition.courses.filter((course) => !enrolled.courses.has(course))
  report.planned += missing.length
  if (missing.length === 0) return
  if (!enrolled.record) {
    await work.mayWrite()
    await work.learn365.importGroup(profile.group.id)
  }
  work.rolesChanged()
  for (const course of missing) {
    const isDone = await unlessRejected(profile, report, () => enroll(profile, course, enrolled, work))
    if (isDone) report.written += 1
  }
}

/** Catalog first: Learn365 advises it, else members may be denied the course's pages. */
async function enroll(profile: WithGroup, course: CourseId, enrolled: Enrolled, work: Work): Promise<void> {
  const catalog = catalogOf(course, work)
  if (catalog && !enrolled.catalogs.has(catalog)) {
    await work.mayWrite()
    await work.learn365.addToCatalog(catalog, profile.group.id)
    enrolled.catalogs.add(catalog)
  }
  // Noted before it is done: a crash in between leaves something to unenroll, never an enrollment nobody remembers.
  await changeProfile(work, profile.id, (stored) => ({
    ...stored,
    enrolledCourses: [...new Set([...stored.enrolledCourses, course])],
  }))
  await work.mayWrite()
  await work.learn365.enroll(course, profile.group.id)
}
