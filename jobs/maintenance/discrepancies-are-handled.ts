import { discrepancies } from '../../core/discrepancies.ts'
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
    await eachProfile(profiles, report, (profile) => handle(profile, profiles, work, report))
  },
}

async function handle(profile: Profile, profiles: Profile[], work: Work, report: StageReport): Promise<void> {
  const ids = new Set(profiles.map(({ id }) => id))
  const { mended, removed, broken } = discrepancies(profile.definition, ids, work.population, work.at)
  const { title } = profile.definition
  report.planned += removed.length
  if (removed.length > 0) {
    await work.mayWrite()
    // Course assignments among them are removed "without a notice, since it has no consequences that you need to deal with".
    await changeProfile(work, profile.id, (stored) => ({
      ...stored,
      definition: { ...stored.definition, overrides: mended.overrides, courses: mended.courses },
    }))
    report.written += removed.length
    report.remarks.push(...removed.map((what) => `${title}: removed the ${what}`))
  }
  if (broken.length === 0 || !profile.definition.autoPopulate) return
  // "If any user fields used in your profile filters have been deleted … the affected profiles won't be automatically
  // populated, and you are immediately notified". Told once for the same breakage.
  const problems = broken.map(({ path, found, expected }) => `${path}: ${found}, expected ${expected}`)
  report.remarks.push(...problems.map((problem) => `${title}: ${problem}`))
  const occasion = broken
    .map(({ found }) => found.replace(/[^\w-]+/g, '.'))
    .join('_')
    .slice(0, 200)
  await notify(
    profile.tenantId,
    occasion,
    { kind: 'needs review', profileId: profile.id, title, problems },
    work.worker,
  )
}
