import type { MembersPage } from '../core/contract/answers.ts'
import { Refusal } from '../core/errors.ts'
import { isWaiting } from '../core/held.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { MembersFile } from '../core/ports/store.ts'
import { fold } from '../core/text.ts'
import { mustRead, type Actor } from './actor.ts'
import type { Given } from './given.ts'
import { mustBeUnlocked } from './lock.ts'
import { findProfile, page, type Listing } from './profiles.ts'

const shownUnable = 500

/** A profile's members as of the last maintenance, paged and searchable, with the reason for each. */
export async function listMembers(actor: Actor, id: string, given: Given<Listing>, ports: Ports): Promise<MembersPage> {
  mustRead(actor)
  const { value } = await findProfile(actor.tenantId, id, ports)
  const listing = given()
  const list = await ports.store.memberLists.get(actor.tenantId, value.id)
  const search = fold(listing.search) ?? ''
  const found = (list?.members ?? []).filter(
    (member) => fold(`${member.name} ${member.email}`)?.includes(search) ?? search === '',
  )
  return { ...page(found, listing), at: list?.at ?? null, cannot: (list?.cannot ?? []).slice(0, shownUnable) }
}

/** All that "Download members list" shows: members, last change, held change; refused while the tenant is locked. */
export async function downloadMembers(
  actor: Actor,
  id: string,
  ports: Ports,
): Promise<{ file: MembersFile; title: string }> {
  mustRead(actor)
  const { value } = await findProfile(actor.tenantId, id, ports)
  await mustBeUnlocked(actor.tenantId, ports)
  const list = await ports.store.memberLists.get(actor.tenantId, value.id)
  if (!list) throw new Refusal('not ready', 'No maintenance has computed the members of this profile yet.')
  const sets = (await ports.store.held.list(actor.tenantId)).map((stored) => stored.value)
  return {
    file: {
      list,
      change: await ports.store.membershipChanges.latest(actor.tenantId, value.id),
      held: sets.find((set) => set.profileId === value.id && isWaiting(set, ports.now())),
    },
    title: value.definition.title,
  }
}
