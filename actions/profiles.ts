import type { HeldHead } from '../core/change-set.ts'
import type { ProfileDetail, ProfileRow } from '../core/contract/answers.ts'
import { Refusal } from '../core/errors.ts'
import { firstFindings, mostFindings, type Finding } from '../core/findings.ts'
import { grouped } from '../core/grouped.ts'
import { ProfileId, type TenantId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import { membersInGroup, statusOf } from '../core/profile-status.ts'
import type { Profile } from '../core/profile.ts'
import { fold } from '../core/text.ts'
import { versionOf } from '../core/version-of.ts'
import { mustRead, type Actor } from './actor.ts'
import type { Given } from './given.ts'

/** A profile of the actor's tenant. @throws Refusal `not found`, also for another tenant's id. */
export async function findProfile(
  tenantId: TenantId,
  id: string,
  { store }: Pick<Ports, 'store'>,
): Promise<Stored<Profile>> {
  const profileId = ProfileId.safeParse(id)
  const stored = profileId.success ? await store.profiles.get(tenantId, profileId.data) : undefined
  if (!stored) throw new Refusal('not found', `There is no profile "${id.slice(0, 60)}".`)
  return stored
}

/** A profile as a row of the Profiles page. @param sets its held change sets. */
const rowOf = (profile: Profile, sets: readonly HeldHead[], now: Date): ProfileRow => ({
  id: profile.id,
  title: profile.definition.title,
  description: profile.definition.description,
  enroll: profile.definition.enroll,
  autoPopulate: profile.definition.autoPopulate,
  modifiedAt: profile.modifiedAt,
  updatedBy: profile.updatedBy,
  courses: profile.definition.courses.length,
  groupId: profile.group?.id ?? null,
  groupName: profile.group?.name ?? null,
  members: membersInGroup(profile, sets),
  ...statusOf(profile, sets, now),
})

export type Listing = {
  search?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
  deleted?: boolean | undefined
}

/** Made once: comparing with a new one each time takes ten times as long. */
const byTitle = new Intl.Collator('en')

const usualPage = 200

/** What the cursor of such a list looks like. */
export const placeInList = /^\d{1,9}$/

/** A page of a list that is at hand; the cursor is the number of the next item. */
export function page<T>(
  items: T[],
  { cursor, limit = usualPage }: Listing,
): { items: T[]; total: number; next: string | null } {
  const from = Number(cursor ?? 0)
  const to = from + limit
  return { items: items.slice(from, to), total: items.length, next: to < items.length ? String(to) : null }
}

/** Profiles by title, searched in title, description and group name; deleted ones only when asked for. */
export async function listProfiles(
  actor: Actor,
  given: Given<Listing>,
  { store, now }: Pick<Ports, 'store' | 'now'>,
): Promise<{ items: ProfileRow[]; total: number; next: string | null }> {
  mustRead(actor)
  const listing = given()
  const search = fold(listing.search) ?? ''
  const [profiles, heads] = await Promise.all([
    store.profiles.current(actor.tenantId),
    store.held.heads(actor.tenantId),
  ])
  const sets = grouped(heads, ({ profileId }) => profileId)
  const rows = profiles
    .map(({ value }) => rowOf(value, sets.get(value.id) ?? [], now()))
    .filter((row) => (row.status === 'deleted') === (listing.deleted ?? false))
    .filter((row) => fold(`${row.title} ${row.description} ${row.groupName ?? ''}`)?.includes(search) ?? true)
    .sort((a, b) => byTitle.compare(a.title, b.title))
  return page(rows, listing)
}

/** A tenant's profiles but one (all, where it is none), without those that are deleted. */
export const otherProfiles = async (
  tenantId: TenantId,
  id: ProfileId | undefined,
  { store }: Pick<Ports, 'store'>,
): Promise<Profile[]> =>
  (await store.profiles.current(tenantId))
    .map(({ value }) => value)
    .filter((other) => other.id !== id && !other.deletion)

export const profileName = ({ id, definition: { title } }: Profile): { id: ProfileId; title: string } => ({ id, title })

/** A profile as it leaves: the definition flat, with what the product knows of it. */
export const detailOf = (
  value: Profile,
  { findings, referredToBy }: { findings: Finding[]; referredToBy: Profile[] },
): ProfileDetail => ({
  ...value.definition,
  id: value.id,
  createdAt: value.createdAt,
  modifiedAt: value.modifiedAt,
  updatedBy: value.updatedBy,
  groupId: value.group?.id ?? null,
  groupName: value.group?.name ?? null,
  deleted: value.deletion !== null,
  referredToBy: referredToBy.map(profileName),
  findings: firstFindings(mostFindings, findings),
  etag: versionOf(value),
})
