import type { ProfileDetail } from '../core/contract/answers.ts'
import { Refusal } from '../core/errors.ts'
import { copySuffix, titleGiver } from '../core/free-title.ts'
import type { Ports } from '../core/ports/ports.ts'
import { mustAdminister, type Actor } from './actor.ts'
import type { Given } from './given.ts'
import { mustBeUnlocked } from './lock.ts'
import { findProfile, otherProfiles } from './profiles.ts'
import { createProfile } from './save-profile.ts'

/**
 * A new profile with the definition of another, to be edited: both switches are off, whatever those of the other are, so
 * that nothing happens to anybody before somebody has looked at it (docs/decisions/0041).
 * @param given `title` is "<title> (copy)" where it is not said.
 */
export async function duplicateProfile(
  actor: Actor,
  id: string,
  given: Given<{ title?: string | undefined } | undefined>,
  ports: Ports,
): Promise<ProfileDetail> {
  mustAdminister(actor)
  const { definition, deletion } = (await findProfile(actor.tenantId, id, ports)).value
  await mustBeUnlocked(actor.tenantId, ports)
  if (deletion) throw new Refusal('not found', 'The profile was deleted. Restore it before you duplicate it.')
  const title = given()?.title
  const others = await otherProfiles(actor.tenantId, undefined, ports)
  const give = titleGiver(others.map((other) => other.definition.title))
  const copy = { ...definition, enroll: false, autoPopulate: false }
  return createProfile(
    actor,
    () => ({ ...copy, title: title ?? give(definition.title, copySuffix) }),
    ports,
    'profile duplicated',
  )
}
