import type { ProfileDetail, ProfileRow } from '../core/contract/answers.ts'
import { Refusal } from '../core/errors.ts'
import { firstFindings, mostFindings, type Finding } from '../core/findings.ts'
import { ProfileId, type TenantId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
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

/** Whether somebody has changed a profile since maintenance looked at it last: what was found then is not how it stands. */
const isChangedSince = ({ modifiedAt, lastOutcome }: Profile): boolean =>
  lastOutcome !== null && modifiedAt > lastOutcome.at

function statusOf(profile: Profile): ProfileRow['status'] {
  const { deletion, definition, lastOutcome } = profile
  if (deletion) return 'deleted'
  if (!definition.autoPopulate) return 'not auto-populated'
  if (isChangedSince(profile)) return 'not run yet'
  switch (lastOutcome?.verdict) {
    case undefined:
      return 'not run yet'
    case 'nothing to do':
      return 'up to date'
    case 'apply':
      return 'updated'
    case 'held':
      return 'held'
    default:
      return 'needs attention'
  }
}

/** Why a profile stands as it does; empty where there is nothing to say. */
function reasonOf(profile: Profile): string {
  if (statusOf(profile) === 'not run yet' && isChangedSince(profile)) return 'changed since the last maintenance'
  return profile.lastOutcome?.because ?? ''
}

/** A profile as a row of the Profiles page. */
export const rowOf = (profile: Profile): ProfileRow => ({
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
  members: profile.lastOutcome?.members ?? null,
  status: statusOf(profile),
  statusReason: reasonOf(profile),
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
  { store }: Pick<Ports, 'store'>,
): Promise<{ items: ProfileRow[]; total: number; next: string | null }> {
  mustRead(actor)
  const listing = given()
  const search = fold(listing.search) ?? ''
  const rows = (await store.profiles.current(actor.tenantId))
    .map(({ value }) => rowOf(value))
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
