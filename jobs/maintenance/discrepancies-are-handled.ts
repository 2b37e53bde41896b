import { audiences, passOver, type Audience } from '../../core/audiences.ts'
import { discrepancies } from '../../core/discrepancies.ts'
import type { Profile } from '../../core/profile.ts'
import type { StageReport } from '../../core/run.ts'
import { notify } from '../notify.ts'
import { changeProfile, eachProfile, inRun, profilesOf, type Stage, type Work } from './work.ts'

/**
 * The guide: "For every profile you have, obsolete overrides are removed, that is to say overrides that point to
 * profiles or users that have been removed since the last maintenance cycle."
 */
export const discrepanciesAreHandled: Stage = {
  name: 'Discrepancies are handled',
  async run(work, report) {
    const profiles = await profilesThatExist(work)
    await eachProfile(profiles, work, report, (profile) => mend(profile, profiles, work, report))
    // As they are stored now: what was mended, and what somebody has saved meanwhile.
    const mended = await profilesThatExist(work)
    const known = audiences(mended, passOver(work.index, work.at))
    await eachProfile(mended, work, report, (profile) => tellOf(profile, known.get(profile.id), work, report))
  },
}

const profilesThatExist = async (work: Work): Promise<Profile[]> =>
  (await profilesOf(work)).filter((profile) => !profile.deletion)

async function mend(profile: Profile, profiles: Profile[], work: Work, report: StageReport): Promise<void> {
  const ids = new Set(profiles.map(({ id }) => id))
  const found = (stored: Profile) => discrepancies(stored.definition, ids, work.population)
  const { removed } = found(profile)
  if (removed.length === 0) return
  await work.mayWrite()
  // Mended as it is stored now: somebody may have saved it a moment ago. Courses that are gone are forgotten with their
  // assignment, never unenrolled: should one be back tomorrow, nobody has lost progress in it.
  await changeProfile(work, profile.id, (stored) => ({
    ...stored,
    definition: found(stored).mended,
    enrolledCourses: stored.enrolledCourses.filter((course) => work.population.courses.has(course)),
  }))
  report.planned += removed.length
  report.written += removed.length
  // Course assignments among them are removed without a notice, "since it has no consequences that you need to deal with".
  report.remarks.push(...removed.map((what) => `${profile.definition.title}: removed the ${what}`))
}

/** Characters of what was told that are kept: enough to tell one breakage from another. */
const mostRemembered = 1_000

/**
 * The guide: "If any user fields used in your profile filters have been deleted …, the affected profiles won't be
 * automatically populated, and you are immediately notified". Affected as well is a profile that refers to such a one, and
 * one that has lost all that it had. Told once for the same breakage, and again for the next.
 */
async function tellOf(
  profile: Profile,
  audience: Audience | undefined,
  work: Work,
  report: StageReport,
): Promise<void> {
  const { title, autoPopulate } = profile.definition
  const problems = audience ? problemsOf(audience) : []
  report.remarks.push(...problems.map((problem) => `${title}: ${problem}`))
  const now = problems.length > 0 && autoPopulate ? problems.join('; ').slice(0, mostRemembered) : null
  if (now === profile.toldOf) return
  if (now !== null) {
    const content = {
      kind: 'needs review' as const,
      profileId: profile.id,
      title,
      problems: problems.slice(0, mostTold),
    }
    await notify(inRun(work), content, work.worker)
  }
  await changeProfile(work, profile.id, (stored) => ({ ...stored, toldOf: now }))
}

/** Problems that a mail lists; the profile itself shows them all. */
const mostTold = 20

function problemsOf(audience: Audience): string[] {
  if (audience.kind === 'known') return []
  if (audience.findings.length === 0) return [audience.because]
  return audience.findings.map(({ path, found, expected }) => `${path}: ${found}, expected ${expected}`)
}
