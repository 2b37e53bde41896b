import { differences } from '../core/differences.ts'
import type { Refusal } from '../core/errors.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import type { Profile } from '../core/profile.ts'
import { versionOf } from '../core/version-of.ts'
import { nameOf, type Actor } from './actor.ts'
import type { Audited } from './audited.ts'
import { changedMeanwhile } from './changed-meanwhile.ts'
import { gives, type Given } from './given.ts'
import { findProfile } from './profiles.ts'

/** For the record: what people write of a profile, and whether it is deleted. */
export function audit(action: Audited['action'], before: Profile | undefined, after: Profile): Audited {
  const told = (profile: Profile) => ({ ...profile.definition, deleted: profile.deletion !== null })
  const subject = { kind: 'profile' as const, id: after.id, title: after.definition.title }
  return { action, subject, before: before && told(before), after: told(after) }
}

export const touched = (actor: Actor, ports: Pick<Ports, 'now'>) => ({
  modifiedAt: ports.now().toISOString(),
  updatedBy: nameOf(actor),
})

const changed = ({ id, tenantId, definition: { title } }: Profile, ports: Pick<Ports, 'store'>): Promise<Refusal> =>
  changedMeanwhile(`"${title}" was`, id, tenantId, ports)

/**
 * Whether somebody asks once more for what they have saved already, because the answer was lost: by the same person, and
 * nobody has changed it since.
 */
export const isSavedAlready = (
  { definition, updatedBy }: Profile,
  actor: Actor,
  given: Given<Profile['definition']>,
): boolean => updatedBy === nameOf(actor) && gives(given, (sent) => differences(definition, sent).length === 0)

export const isVersion = (profile: Profile, version: Given<string | undefined>): boolean =>
  ['*', versionOf(profile)].includes(version() ?? '*')

/** @param version the version that was edited; `*`, or nothing, for any. @throws Refusal `changed` for another one. */
export async function mustBeVersion(
  profile: Profile,
  version: Given<string | undefined>,
  ports: Pick<Ports, 'store'>,
): Promise<void> {
  if (!isVersion(profile, version)) throw await changed(profile, ports)
}

/** Writes a new profile. */
export async function insertProfile(profile: Profile, { store }: Pick<Ports, 'store'>): Promise<void> {
  if ((await store.profiles.put(profile, undefined)) === 'changed') throw new Error(`the new id ${profile.id} is taken`)
}

/**
 * Writes what somebody has made of a profile. What maintenance has noted beside it meanwhile is kept.
 * @param edit is asked again where the profile has such a note now. @throws Refusal `changed` where it is of another
 * version than the one that was read; then nothing is written.
 */
export async function writeProfile(
  read: Stored<Profile>,
  edit: (profile: Profile) => Profile,
  ports: Pick<Ports, 'store'>,
): Promise<Profile> {
  for (let at = read; ;) {
    const written = await ports.store.profiles.put(edit(at.value), at.etag)
    if (written !== 'changed') return written.value
    at = await findProfile(read.value.tenantId, read.value.id, ports)
    if (versionOf(at.value) !== versionOf(read.value)) throw await changed(at.value, ports)
  }
}
