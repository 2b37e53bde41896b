import type { DeletedProfile, ProfileDetail } from '../core/contract/answers.ts'
import { checkProfile } from '../core/checks/check-profile.ts'
import { Refusal } from '../core/errors.ts'
import { hasErrors, type Finding } from '../core/findings.ts'
import type { ProfileId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Profile, ProfileDefinition } from '../core/profile.ts'
import { referrers } from '../core/profile-order.ts'
import { versionOf } from '../core/version-of.ts'
import { mustAdminister, mustRead, nameOf, type Actor } from './actor.ts'
import { audited, type Audited } from './audited.ts'
import { currentIndex, readyAudience, savedSettings } from './audience.ts'
import { changedMeanwhile } from './changed-meanwhile.ts'
import type { Given } from './given.ts'
import { mustBeUnlocked } from './lock.ts'
import { newProfile } from './new-profile.ts'
import { detailOf, findProfile, otherProfiles, profileName } from './profiles.ts'

const unchecked = { findings: [], referredToBy: [] }

function invalid(findings: Finding[]): Refusal {
  const errors = findings.filter((f) => f.severity === 'error').length
  return new Refusal('invalid', `The profile is not valid: ${errors} ${errors === 1 ? 'finding' : 'findings'}.`, {
    findings,
  })
}

/** Findings of a definition against the tenant as it is, and the profiles that refer to it. */
async function checked(
  actor: Actor,
  id: ProfileId,
  definition: ProfileDefinition,
  ports: Ports,
): Promise<{ findings: Finding[]; referredToBy: Profile[] }> {
  const [{ index, at }, others] = await Promise.all([
    readyAudience(actor.tenantId, ports),
    otherProfiles(actor.tenantId, id, ports),
  ])
  return { findings: checkProfile({ definition, id, others, index, at }), referredToBy: referrers(id, others) }
}

/** One profile, with the warnings and errors its rules have as they stand. */
export async function readProfile(actor: Actor, id: string, ports: Ports): Promise<ProfileDetail> {
  mustRead(actor)
  const stored = await findProfile(actor.tenantId, id, ports)
  const { id: profileId, definition } = stored.value
  const isReady = (await currentIndex(actor.tenantId, ports)) !== undefined
  return detailOf(stored.value, isReady ? await checked(actor, profileId, definition, ports) : unchecked)
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
  const about = await checked(actor, id, definition, ports)
  if (hasErrors(about.findings)) throw invalid(about.findings)
  const profile = newProfile(actor, id, definition, ports)
  const created = audit(action, undefined, profile)
  return detailOf(await audited(created, actor, ports, () => put(profile, undefined, ports)), about)
}

/** Changes a profile. @param version the version that was edited. */
export async function updateProfile(
  actor: Actor,
  id: string,
  given: Given<ProfileDefinition>,
  version: Given<string>,
  ports: Ports,
): Promise<ProfileDetail> {
  mustAdminister(actor)
  const stored = await findProfile(actor.tenantId, id, ports)
  await mustBeUnlocked(actor.tenantId, ports)
  if (stored.value.deletion) throw new Refusal('not found', 'The profile was deleted. Restore it before you change it.')
  const edited = version()
  if (edited !== '*' && edited !== versionOf(stored.value)) throw await changed(stored.value, ports)
  const definition = given()
  const about = await checked(actor, stored.value.id, definition, ports)
  if (hasErrors(about.findings)) throw invalid(about.findings)
  const before = stored.value
  const profile: Profile = {
    ...before,
    definition,
    ...touched(actor, ports),
    retracted: definition.enroll ? false : before.retracted,
  }
  const written = await audited(audit('profile changed', before, profile), actor, ports, async () => {
    await withdrawHeld(profile, ports)
    return put(profile, stored.etag, ports)
  })
  return detailOf(written, about)
}

/**
 * A change set that waits for a person, or was approved and not applied yet, is about the profile as it was: an edit
 * withdraws it, before it is saved, so that it can never be applied to another profile than the one it was made for. And
 * whoever was refused before is planned again.
 */
async function withdrawHeld({ id, tenantId }: Profile, { store }: Pick<Ports, 'store'>): Promise<void> {
  for (const { value, etag } of await store.held.list(tenantId)) {
    if (value.profileId !== id) continue
    const isOpen = value.state === 'held' || value.state === 'approved'
    if (!isOpen && (value.released || !value.decision)) continue
    const withdrawn = { ...value, state: isOpen ? ('withdrawn' as const) : value.state, released: true }
    if ((await store.held.put(withdrawn, etag)) === 'changed')
      throw new Refusal('changed', 'Somebody has just decided about a held change of this profile. Please try again.')
  }
}

/**
 * Deletes a profile: its group and members stay, maintenance takes it out of its courses.
 * @returns the profiles that refer to it: the next maintenance takes it out of their overrides.
 */
export async function deleteProfile(actor: Actor, id: string, ports: Ports): Promise<DeletedProfile> {
  mustAdminister(actor)
  const stored = await findProfile(actor.tenantId, id, ports)
  await mustBeUnlocked(actor.tenantId, ports)
  const others = await otherProfiles(actor.tenantId, stored.value.id, ports)
  const deleted = { id: stored.value.id, referredToBy: referrers(stored.value.id, others).map(profileName) }
  if (stored.value.deletion) return deleted
  const { enroll, autoPopulate } = stored.value.definition
  const deletion = { at: ports.now().toISOString(), handled: false, former: { enroll, autoPopulate } }
  const gone = { ...stored.value, ...touched(actor, ports), deletion }
  await audited(audit('profile deleted', stored.value, gone), actor, ports, async () => {
    await withdrawHeld(stored.value, ports)
    await put(gone, stored.etag, ports)
  })
  return deleted
}

/** Brings a deleted profile back with its former switches. */
export async function restoreProfile(actor: Actor, id: string, ports: Ports): Promise<ProfileDetail> {
  mustAdminister(actor)
  const stored = await findProfile(actor.tenantId, id, ports)
  await mustBeUnlocked(actor.tenantId, ports)
  await savedSettings(actor.tenantId, ports)
  const { deletion, definition } = stored.value
  if (!deletion) return detailOf(stored.value, unchecked)
  const former = { ...definition, ...deletion.former }
  const restored = {
    ...stored.value,
    ...touched(actor, ports),
    definition: former,
    deletion: null,
    // Maintenance has taken the group out of its catalogs only if it has handled the deletion.
    retracted: former.enroll ? false : deletion.handled || stored.value.retracted,
  }
  const about = audit('profile restored', stored.value, restored)
  return detailOf(await audited(about, actor, ports, () => put(restored, stored.etag, ports)), unchecked)
}

/** For the record: what people write of a profile, and whether it is deleted. */
export function audit(action: Audited['action'], before: Profile | undefined, after: Profile): Audited {
  const told = (profile: Profile) => ({ ...profile.definition, deleted: profile.deletion !== null })
  const subject = { kind: 'profile' as const, id: after.id, title: after.definition.title }
  return { action, subject, before: before && told(before), after: told(after) }
}

const touched = (actor: Actor, ports: Ports) => ({
  modifiedAt: ports.now().toISOString(),
  updatedBy: nameOf(actor),
})

const changed = ({ id, tenantId, definition: { title } }: Profile, ports: Ports): Promise<Refusal> =>
  changedMeanwhile(`"${title}" was`, id, tenantId, ports)

async function put(profile: Profile, etag: string | undefined, ports: Ports): Promise<Profile> {
  const stored = await ports.store.profiles.put(profile, etag)
  if (stored !== 'changed') return stored.value
  throw await changed(profile, ports)
}
