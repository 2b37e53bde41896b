import { hasGroup } from './group-exists.ts'
import { leaveCatalogs } from './leave-catalogs.ts'
import { changeProfile, eachProfile, profilesOf, type Stage } from './work.ts'

/**
 * The guide: "All profiles that were deleted … and haven't already been handled …: The profile will be unassigned from
 * all courses. The profile will be set to not automatically populate. The profile will be set to not be enrolled in the
 * courses that are assigned to it." Its courses, group and members stay, so that it can be restored.
 */
export const profileDeletion: Stage = {
  name: 'Profile deletion',
  async run(work, report) {
    const deleted = (await profilesOf(work)).filter(({ deletion }) => deletion && !deletion.handled)
    await eachProfile(deleted, work, report, async (profile) => {
      if (hasGroup(profile)) await leaveCatalogs(profile, work, report)
      await changeProfile(work, profile.id, (stored) =>
        stored.deletion
          ? {
              ...stored,
              definition: { ...stored.definition, autoPopulate: false, enroll: false },
              enrolledCourses: [],
              deletion: { ...stored.deletion, handled: true },
            }
          : stored,
      )
    })
  },
}
