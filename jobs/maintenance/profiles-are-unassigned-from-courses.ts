import type { StageReport } from '../../core/run.ts'
import { hasGroup, type WithGroup } from './group-exists.ts'
import { unlessRejected } from './unless-rejected.ts'
import { changeProfile, eachProfile, profilesOf, type Stage, type Work } from './work.ts'

/**
 * The guide: "each course that is unselected in the profile's Courses section …: The profile's Entra ID group is
 * unenrolled from that course if it isn't already unenrolled." Only courses that this profile was assigned to.
 */
export const profilesAreUnassignedFromCourses: Stage = {
  name: 'Profiles are unassigned from courses',
  async run(work, report) {
    const profiles = (await profilesOf(work))
      .filter(hasGroup)
      .filter((profile) => !profile.deletion && unselected(profile).length > 0)
    await eachProfile(profiles, work, report, (profile) => unassign(profile as WithGroup, work, report))
  },
}

const unselected = ({ definition, enrolledCourses }: Pick<WithGroup, 'definition' | 'enrolledCourses'>) =>
  enrolledCourses.filter((course) => !definition.courses.includes(course))

async function unassign(profile: WithGroup, work: Work, report: StageReport): Promise<void> {
  for (const course of unselected(profile)) {
    report.planned += 1
    // Remembered is enough: Learn365's list may lag behind, and unenrolling twice does no harm.
    await work.mayWrite()
    if (!(await unlessRejected(profile, report, () => work.learn365.unenroll(course, profile.group.id)))) continue
    work.rolesChanged()
    report.written += 1
    await changeProfile(work, profile.id, (stored) => ({
      ...stored,
      enrolledCourses: stored.enrolledCourses.filter((id) => id !== course),
    }))
  }
}
