import type { ProfileDetail } from '../core/contract/answers.ts'
import { Refusal } from '../core/errors.ts'
import { hasErrors, type Finding } from '../core/findings.ts'
import type { ProfileId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Profile, ProfileDefinition } from '../core/profile.ts'
import { mustAdminister, mustRead, type Actor } from './actor.ts'
import { audited } from './audited.ts'
import { checkedHere, checkedIfReady } from './check-definition.ts'
import type { Given } from './given.ts'
import { mustBeUnlocked } from './lock.ts'
import { newProfile } from './new-profile.ts'
import { detailOf, findProfile } from './profiles.ts'
import { withdrawHeld } from './withdraw-held.ts'
import {
  audit,
  insertProfile,
  isSavedAlready,
  isVersion,
  mustBeVersion,
  touched,
  writeProfile,
} from './write-profile.ts'

function invalid(findings: Finding[]): Refusal {
  const errors = findings.filter((f) => f.severity === 'error').length
  return new Refusal('invalid', `The profile is not valid: ${errors} ${errors === 1 ? 'finding' : 'findings'}.`, {
    findings,
  })
}

/** One profile, with the warnings and errors its rules have as they stand. */
export async function readProfile(actor: Actor, id: string, ports: Ports): Promise<ProfileDetail> {
  mustRead(actor)
  const stored = await findProfile(actor.tenantId, id, ports)
  return detailOf(stored.value, await checkedIfReady(stored.value, ports))
}

/** Creates a profile. Its group is created by the next maintenance. @param action as what it is kept in the audit trail. */
export async function createProfile(
  actor: Actor,
  given: Given<ProfileDefinition>,
  ports: Ports,
  action: 'profile created' | 'profile duplicated' = 'profile created',
): Promise<ProfileDetail> {
  mustAdminister(actor)
  await mustBeUnlocked(actor.tenantId, ports)
  const definition = given()
  const id = ports.newId() as ProfileId
  const about = await checkedHere(actor.tenantId, id, definition, ports)
  if (hasErrors(about.findings)) throw invalid(about.findings)
  const profile = newProfile(actor, id, definition, ports)
  const created = audit(action, undefined, profile)
  await audited(created, actor, ports, () => insertProfile(profile, ports))
  return detailOf(profile, about)
}

/** Changes a profile; what somebody has saved already may be sent again. @param version the version that was edited. */
export async function updateProfile(
  actor: Actor,
  id: string,
  given: Given<ProfileDefinition>,
  version: Given<string | undefined>,
  ports: Ports,
): Promise<ProfileDetail> {
  mustAdminister(actor)
  const stored = await findProfile(actor.tenantId, id, ports)
  await mustBeUnlocked(actor.tenantId, ports)
  if (stored.value.deletion) throw new Refusal('not found', 'The profile was deleted. Restore it before you change it.')
  if (!isVersion(stored.value, version) && isSavedAlready(stored.value, actor, given)) {
    // The first time may have broken off before it came to them.
    await withdrawHeld(stored.value, ports)
    return detailOf(stored.value, await checkedIfReady(stored.value, ports))
  }
  await mustBeVersion(stored.value, version, ports)
  const definition = given()
  const about = await checkedHere(actor.tenantId, stored.value.id, definition, ports)
  if (hasErrors(about.findings)) throw invalid(about.findings)
  const edit = (before: Profile): Profile => ({
    ...before,
    definition,
    ...touched(actor, ports),
    retracted: definition.enroll ? false : before.retracted,
  })
  const changes = audit('profile changed', stored.value, edit(stored.value))
  const written = await audited(changes, actor, ports, async () => {
    const profile = await writeProfile(stored, edit, ports)
    await withdrawHeld(profile, ports)
    return profile
  })
  return detailOf(written, about)
}
