import { Trouble } from '../../core/errors.ts'
import type { Profile } from '../../core/profile.ts'
import type { StageReport } from '../../core/run.ts'

/**
 * Does one thing of several for a profile. What the other side rejects (a course that is gone, say) is reported by name,
 * and the others go on.
 * @returns whether it was done.
 */
export async function unlessRejected(
  { definition: { title } }: Pick<Profile, 'definition'>,
  report: StageReport,
  act: () => Promise<void>,
): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    if (!(error instanceof Trouble && error.kind === 'rejected')) throw error
    report.trouble.push(`${title}: ${error.message}`)
    return false
  }
}
