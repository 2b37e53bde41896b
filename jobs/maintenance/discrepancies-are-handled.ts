import { discrepancies } from '../../core/discrepancies.ts'
import type { Finding } from '../../core/findings.ts'
import type { Profile } from '../../core/profile.ts'
import type { StageReport } from '../../core/run.ts'
import { notify } from '../notify.ts'
import { changeProfile, eachProfile, profilesOf, type Stage, type Work } from './work.ts'

/**
 * The guide: "For every profile you have, obsolete overrides are removed, that is to say overrides that point to
 * profiles or users that have been removed since the last maintenance cycle."
 */
export const discrepanciesAreHandled: Stage = {
  name: 'Discrepancies are handled',
  async run(work, report) {
    const profiles = (await profilesOf(work)).filter((profile) => !profile.deletion)
    await eachProfile(profiles, work, report, (profile) => handle(profile, profiles, work, report))
  },
}

async function handle(profile: Profile, profiles: Profile[], work: Work, report: StageReport): Promise<void> {
  const ids = new Set(profiles.map(({ id }) => id))
  const found = (stored: Profile) => discrepancies(stored.definition, ids, work.population, work.at)
  const { title } = profile.definition
  if (found(profile).removed.length > 0) {
    await work.mayWrite()
    // Mended as it is stored now: somebody may have saved it a moment ago. Courses that are gone are forgotten with their
    // assignment, never unenrolled: should one be back tomorrow, nobody has lost progress in it.
    await changeProfile(work, profile.id, (stored) => ({
      ...stored,
      definition: found(stored).mended,
      enrolledCourses: stored.enrolledCourses.filter((course) => work.population.courses.has(course)),
    }))
  }
  const { removed, broken } = found(profile)
  report.planned += removed.length
  report.written += removed.length
  // Course assignments among them are removed without a notice, "since it has no consequences that you need to deal with".
  report.remarks.push(...removed.map((what) => `${title}: removed the ${what}`))
  await tellOf(profile, broken, work, report)
}

/**
 * The guide: "If any user fields used in your profile filters have been deleted …, the affected profiles won't be
 * automatically populated, and you are immediately notified". Told once for the same breakage, and again for the next.
 */
async function tellOf(profile: Profile, broken: Finding[], work: Work, report: StageReport): Promise<void> {
  const { title, autoPopulate } = profile.definition
  const problems = broken.map(({ path, found, expected }) => `${path}: ${found}, expected ${expected}`)
  report.remarks.push(...problems.map((problem) => `${title}: ${problem}`))
  const now =
    broken.length > 0 && autoPopulate
      ? broken
          .map(({ found }) => found)
          .join('; ')
          .slice(0, 1_000)
      : null
  if (now === profile.toldOf) return
  if (now !== null) {
    const content = { kind: 'needs review' as const, profileId: profile.id, title, problems }
    await notify(profile.tenantId, work.keeper.run.slot, content, work.worker)
  }
  await changeProfile(work, profile.id, (stored) => ({ ...stored, toldOf: now }))
}
