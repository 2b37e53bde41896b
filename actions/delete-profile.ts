import type { DeletedProfile, ProfileDetail } from '../core/contract/answers.ts'
import type { Ports } from '../core/ports/ports.ts'
import { referrers } from '../core/profile-order.ts'
import type { Profile } from '../core/profile.ts'
import { mustAdminister, type Actor } from './actor.ts'
import { savedSettings } from './audience.ts'
import { audited } from './audited.ts'
import { checkedIfReady } from './check-definition.ts'
import type { Given } from './given.ts'
import { mustBeUnlocked } from './lock.ts'
import { detailOf, findProfile, otherProfiles, profileName } from './profiles.ts'
import { withdrawHeld } from './withdraw-held.ts'
import { audit, mustBeVersion, touched, writeProfile } from './write-profile.ts'

/**
 * Deletes a profile: its group and members stay, maintenance takes it out of its courses.
 * @param version the version that is to be deleted, where it matters.
 * @returns the profiles that refer to it: the next maintenance takes it out of their overrides.
 */
export async function deleteProfile(
  actor: Actor,
  id: string,
  version: Given<string | undefined>,
  ports: Ports,
): Promise<DeletedProfile> {
  mustAdminister(actor)
  const stored = await findProfile(actor.tenantId, id, ports)
  await mustBeUnlocked(actor.tenantId, ports)
  const others = await otherProfiles(actor.tenantId, stored.value.id, ports)
  const deleted = { id: stored.value.id, referredToBy: referrers(stored.value.id, others).map(profileName) }
  if (stored.value.deletion) {
    // The first time may have broken off before it came to them.
    await withdrawHeld(stored.value, ports)
    return deleted
  }
  await mustBeVersion(stored.value, version, ports)
  const at = ports.now().toISOString()
  const edit = (profile: Profile): Profile => {
    const { enroll, autoPopulate } = profile.definition
    return { ...profile, ...touched(actor, ports), deletion: { at, handled: false, former: { enroll, autoPopulate } } }
  }
  await audited(audit('profile deleted', stored.value, edit(stored.value)), actor, ports, async () => {
    await writeProfile(stored, edit, ports)
    await withdrawHeld(stored.value, ports)
  })
  return deleted
}

/** Brings a deleted profile back with its former switches. @param version the version that is to come back, where it matters. */
export async function restoreProfile(
  actor: Actor,
  id: string,
  version: Given<string | undefined>,
  ports: Ports,
): Promise<ProfileDetail> {
  mustAdminister(actor)
  const stored = await findProfile(actor.tenantId, id, ports)
  await mustBeUnlocked(actor.tenantId, ports)
  if (!stored.value.deletion) return detailOf(stored.value, await checkedIfReady(stored.value, ports))
  await mustBeVersion(stored.value, version, ports)
  await savedSettings(actor.tenantId, ports)
  const edit = (profile: Profile): Profile => {
    const definition = { ...profile.definition, ...profile.deletion?.former }
    // Maintenance has taken the group out of its catalogs only if it has handled the deletion.
    const retracted = definition.enroll ? false : profile.deletion?.handled === true || profile.retracted
    return { ...profile, ...touched(actor, ports), definition, deletion: null, retracted }
  }
  const about = audit('profile restored', stored.value, edit(stored.value))
  const restored = await audited(about, actor, ports, () => writeProfile(stored, edit, ports))
  return detailOf(restored, await checkedIfReady(restored, ports))
}
