import type { ImportReport, ProfileFileOutline } from '../core/contract/profile-file.ts'
import { BrokenOff, Refusal, Trouble } from '../core/errors.ts'
import { firstFindings, hasErrors, type Finding } from '../core/findings.ts'
import type { ProfileId } from '../core/ids.ts'
import { planImport, type ImportPlan } from '../core/import-profiles.ts'
import type { Ports } from '../core/ports/ports.ts'
import { mustAdminister, type Actor } from './actor.ts'
import { readyAudience } from './audience.ts'
import { audited } from './audited.ts'
import type { Given } from './given.ts'
import { mustBeUnlocked } from './lock.ts'
import { newProfile } from './new-profile.ts'
import { otherProfiles } from './profiles.ts'
import { unhurried } from './unhurried.ts'
import { audit, insertProfile } from './write-profile.ts'

/** More findings of a report, and of one profile in it, are counted; nobody reads them. */
const mostTold = 1_000
const mostToldOfOne = 100

export type ImportAsked = {
  /** Says what would be done, and does nothing. */
  dryRun: boolean
  /** Imports those that can be, and tells of the others; else nothing is imported where anything is wrong. */
  skip: boolean
  keepSwitches: boolean
  resume: boolean
}

/**
 * Makes new profiles of those in a file (docs/decisions/0041). All is decided before the first is written; what is
 * written refers to nothing that is not there yet, so that an import which breaks off leaves whole profiles, and
 * `resume` goes on from there.
 */
export async function importProfiles(
  actor: Actor,
  given: Given<ProfileFileOutline>,
  request: Given<ImportAsked>,
  ports: Ports,
): Promise<ImportReport> {
  mustAdminister(actor)
  await mustBeUnlocked(actor.tenantId, ports)
  const asked = request()
  const file = given()
  const [{ index, at }, profiles] = await Promise.all([
    readyAudience(actor.tenantId, ports),
    otherProfiles(actor.tenantId, undefined, ports),
  ])
  const newIds = file.profiles.map(() => ports.newId() as ProfileId)
  const { keepSwitches, resume, dryRun } = asked
  const plan = await unhurried(planImport(file.profiles, { profiles, index, at }, { newIds, keepSwitches, resume }))
  if (plan.problems.length > 0 && !asked.skip) throw refused(plan)
  if (!dryRun) {
    await write(actor, plan.create, ports)
  }
  const told = withinReport()
  return {
    dryRun,
    imported: plan.create
      .map(({ place, id, definition: { title }, titleInFile, findings }) => ({
        place,
        id: dryRun ? null : id,
        title,
        titleInFile,
        findings: told(findings),
      }))
      .toSorted((a, b) => a.place - b.place),
    here: plan.here,
    notImported: plan.problems.map((one) => ({ ...one, findings: told(one.findings) })),
  }
}

function refused({ problems }: ImportPlan): Refusal {
  const findings = problems.flatMap((one) => one.findings)
  const errors = findings.filter((one) => hasErrors([one])).length
  const [profiles, which] = problems.length === 1 ? ['profile', 'is'] : ['profiles', 'are']
  return new Refusal(
    'invalid',
    `Nothing was imported: ${problems.length} ${profiles} of the file ${which} not right here ` +
      `(${errors} ${errors === 1 ? 'error' : 'errors'}). With skip=true the others are imported.`,
    { findings },
  )
}

/** The findings of one profile after another, as long as there is room for them in a report. */
function withinReport(): (findings: Finding[]) => Finding[] {
  let room = mostTold
  return (findings) => {
    const told = firstFindings(Math.max(0, Math.min(room, mostToldOfOne)), findings)
    room -= told.length
    return told
  }
}

async function write(actor: Actor, create: ImportPlan['create'], ports: Ports): Promise<void> {
  let written = 0
  for (const { id, definition } of create) {
    try {
      // Maintenance does not wait until thousands are written.
      await mustBeUnlocked(actor.tenantId, ports)
      const profile = newProfile(actor, id, definition, ports)
      await audited(audit('profile imported', undefined, profile), actor, ports, () => insertProfile(profile, ports))
    } catch (error) {
      throw written === 0 ? error : brokenOff(error, written, create.length)
    }
    written += 1
  }
}

/** What was written stays: whoever asked must know of it, and how to go on. */
function brokenOff(error: unknown, written: number, all: number): Error {
  const sofar = `${written} of ${all} profiles were imported before; import the file with resume=true for the others`
  if (error instanceof Refusal) {
    const { kind, message, findings, facts } = error
    return new Refusal(kind, `${message} ${sofar}.`, { findings, facts })
  }
  if (!(error instanceof Trouble)) return new BrokenOff(sofar, { cause: error })
  const { kind, system, code, retryAfterSeconds } = error
  return new Trouble(kind, system, `${error.message}. ${sofar}`, { code, retryAfterSeconds, cause: error })
}
