import { audiences, passOver } from '../core/audiences.ts'
import type { Why } from '../core/contract/why.ts'
import { Refusal } from '../core/errors.ts'
import { explain } from '../core/explain/explain.ts'
import { Learn365UserId } from '../core/ids.ts'
import { personOf } from '../core/person.ts'
import type { Population } from '../core/population.ts'
import type { Ports } from '../core/ports/ports.ts'
import { profilesReferredTo } from '../core/profile-order.ts'
import { fold } from '../core/text.ts'
import { mustRead, type Actor } from './actor.ts'
import { readyAudience } from './audience.ts'
import type { Given } from './given.ts'
import { findProfile, otherProfiles } from './profiles.ts'

/**
 * Why somebody is in a profile, or is not.
 * @param given `user` is a Learn365 user id, an e-mail address, or an Entra object id.
 */
export async function explainMembership(
  actor: Actor,
  profileId: string,
  given: Given<{ user: string }>,
  ports: Ports,
): Promise<Why> {
  mustRead(actor)
  const { value: profile } = await findProfile(actor.tenantId, profileId, ports)
  const { user } = given()
  const { index, at } = await readyAudience(actor.tenantId, ports)
  const row = rowOf(user, index.population)
  const found = index.population.people[row]
  const person = found && personOf(index.population.snapshot, found)
  if (!person)
    throw new Refusal('not found', `Learn365 has no user "${user.slice(0, 100)}". Search for the person first.`)
  const others = await otherProfiles(actor.tenantId, profile.id, ports)
  const pass = passOver(index, at)
  audiences([...profilesReferredTo(profile.definition, others), profile], pass)
  return explain(profile, others, person, row, pass)
}

function rowOf(user: string, { people, rowOf: rows }: Population): number {
  const id = Learn365UserId.safeParse(user)
  const row = id.success ? rows.get(id.data) : undefined
  if (row !== undefined) return row
  const named = fold(user)
  return people.findIndex(
    ({ email, directoryId }) => named !== null && (fold(email) === named || directoryId === named),
  )
}
