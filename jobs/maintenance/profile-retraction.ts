import { hasGroup } from './group-exists.ts'
import { leaveCatalogs } from './leave-catalogs.ts'
import { changeProfile, eachProfile, profilesOf, type Stage } from './work.ts'

/**
 * The guide: "All profiles for which you selected Don't enroll the profile into the selected courses and which haven't
 * already been handled by the maintenance job …: The profile will be unassigned from all courses."
 */
export const profileRetraction: Stage = {
  name: 'Profile retraction',
  async run(work, report) {
    const toRetract = (await profilesOf(work)).filter(
      ({ deletion, definition, retracted }) => !deletion && !definition.enroll && !retracted,
    )
    await eachProfile(toRetract, work, report, async (profile) => {
      if (hasGroup(profile)) await leaveCatalogs(profile, work, report)
      await changeProfile(work, profile.id, (stored) =>
        stored.definition.enroll ? stored : { ...stored, enrolledCourses: [], retracted: true },
      )
    })
  },
}
