import type { DeletedProfile, ProfileDetail } from '../core/contract/answers.ts'
import { checkProfile } from '../core/checks/check-profile.ts'
import { Refusal } from '../core/errors.ts'
import { hasErrors, type Finding } from '../core/findings.ts'
import type { ProfileId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import type { Profile, ProfileDefinition } from '../core/profile.ts'
import { referrers } from '../core/profile-order.ts'
import { mustAdminister, mustRead, type Actor } from './actor.ts'
import { currentIndex, readyAudience, savedSettings } from './audience.ts'
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
  return detailOf(stored, isReady ? await checked(actor, profileId, definition, ports) : unchecked)
}

/** Creates a profile. Its group is created by the next maintenance. */
export async function createProfile(actor: Actor, definition: ProfileDefinition, ports: Ports): Promise<ProfileDetail> {
  mustAdminister(actor)
  await mustBeUnlocked(actor.tenantId, ports)
  const id = ports.newId() as ProfileId
  const about = await checked(actor, id, definition, ports)
  if (hasErrors(about.findings)) throw invalid(about.findings)
  return detailOf(await put(newProfile(actor, id, definition, ports), undefined, ports), about)
}

/** Changes a profile. @param etag the version that was edited. */
export async function updateProfile(
  actor: Actor,
  id: string,
  definition: ProfileDefinition,
  etag: string,
  ports: Ports,
): Promise<ProfileDetail> {
  mustAdminister(actor)
  await mustBeUnlocked(actor.tenantId, ports)
  const stored = await findProfile(actor.tenantId, id, ports)
  if (stored.value.deletion) throw new Refusal('not found', 'The profile was deleted. Restore it before you change it.')
  if (etag !== '*' && stored.etag !== etag) throw changed(stored)
  const about = await checked(actor, stored.value.id, definition, ports)
  if (hasErrors(about.findings)) throw invalid(about.findings)
  const before = stored.value
  const profile: Profile = {
    ...before,
    definition,
    ...touched(actor, ports),
    retracted: definition.enroll ? false : before.retracted,
  }
  await withdrawHeld(profile, ports)
  return detailOf(await put(profile, stored.etag, ports), about)
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
  await mustBeUnlocked(actor.tenantId, ports)
  const stored = await findProfile(actor.tenantId, id, ports)
  const others = await otherProfiles(actor.tenantId, stored.value.id, ports)
  const deleted = { id: stored.value.id, referredToBy: referrers(stored.value.id, others).map(profileName) }
  if (stored.value.deletion) return deleted
  const { enroll, autoPopulate } = stored.value.definition
  const deletion = { at: ports.now().toISOString(), handled: false, former: { enroll, autoPopulate } }
  await withdrawHeld(stored.value, ports)
  await put({ ...stored.value, ...touched(actor, ports), deletion }, stored.etag, ports)
  return deleted
}

/** Brings a deleted profile back with its former switches. */
export async function restoreProfile(actor: Actor, id: string, ports: Ports): Promise<ProfileDetail> {
  mustAdminister(actor)
  await mustBeUnlocked(actor.tenantId, ports)
  const stored = await findProfile(actor.tenantId, id, ports)
  await savedSettings(actor.tenantId, ports)
  const { deletion, definition } = stored.value
  if (!deletion) return detailOf(stored, unchecked)
  const former = { ...definition, ...deletion.former }
  const restored = {
    ...stored.value,
    ...touched(actor, ports),
    definition: former,
    deletion: null,
    // Maintenance has taken the group out of its catalogs only if it has handled the deletion.
    retracted: former.enroll ? false : deletion.handled || stored.value.retracted,
  }
  return detailOf(await put(restored, stored.etag, ports), unchecked)
}

const touched = (actor: Actor, ports: Ports) => ({
  modifiedAt: ports.now().toISOString(),
  updatedBy: actor.email || actor.name,
})

const changed = ({ value }: Stored<Profile>): Refusal =>
  new Refusal(
    'changed',
    `"${value.definition.title}" was changed by ${value.updatedBy} meanwhile. Read it again and repeat your change.`,
    {
      facts: { modifiedAt: value.modifiedAt, updatedBy: value.updatedBy },
    },
  )

async function put(
  profile: Profile,
  etag: string | undefined,
  { store }: Pick<Ports, 'store'>,
): Promise<Stored<Profile>> {
  const stored = await store.profiles.put(profile, etag)
  if (stored !== 'changed') return stored
  throw changed({ value: profile, etag: '' })
}
