import { audienceOf, audiences, passOver, type Audience, type Pass } from '../core/audiences.ts'
import { checkProfile } from '../core/checks/check-profile.ts'
import { clauseCounts } from '../core/clause-counts.ts'
import { compileFilter } from '../core/compile-rules.ts'
import type { ProfilePreview } from '../core/contract/preview.ts'
import type { AudienceIndex } from '../core/engine/audience-index.ts'
import { countMembers } from '../core/engine/able-members.ts'
import type { EntraUserId } from '../core/ids.ts'
import { leaversOf } from '../core/leavers.ts'
import { newcomersOf } from '../core/newcomers.ts'
import { wantOf, type Want } from '../core/members.ts'
import { circumstancesOf, plan, type Verdict } from '../core/plan.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Profile, ProfileDefinition } from '../core/profile.ts'
import { profilesReferredTo, references } from '../core/profile-order.ts'
import { mustRead, type Actor } from './actor.ts'
import { readyAudience } from './audience.ts'
import { mustBeUnlocked } from './lock.ts'
import { leaversOfProfile } from './name-leavers.ts'
import { findProfile, otherProfiles } from './profiles.ts'

export type PreviewRequest = {
  /** The profile that is being edited; without it the draft is a new one. */
  profile?: string | undefined
  /** Counts and findings of the rules alone: for an answer while somebody types. */
  quick: boolean
  /** So many names in each list, at most. */
  names: number
}

/**
 * What a draft describes and what the next maintenance would change, by name. Refused while the tenant is locked, like
 * every preview of members; the quick counts are not.
 */
export async function previewProfile(
  actor: Actor,
  draft: ProfileDefinition,
  { profile: id, quick, names }: PreviewRequest,
  ports: Ports,
): Promise<ProfilePreview> {
  mustRead(actor)
  const { tenantId } = actor
  const [{ index, at }, stored] = await Promise.all([
    readyAudience(tenantId, ports),
    id === undefined ? undefined : findProfile(tenantId, id, ports),
    quick ? undefined : mustBeUnlocked(tenantId, ports),
  ])
  const isAlone = quick && references({ definition: draft }).length === 0
  const others = isAlone ? [] : await otherProfiles(tenantId, stored?.value.id, ports)
  const pass = passOver(index, at)
  audiences(profilesReferredTo(draft, others), pass)
  const audience = audienceOf(draft, pass)
  const findings = checkProfile({ definition: draft, id: stored?.value.id ?? null, others, index, at })
  const want = quick ? undefined : wantOf(audience, index)
  return {
    ...counted(draft, audience, pass),
    change: want
      ? await changeOf(draft, want, { stored: stored?.value, index, names, now: at.now }, actor, ports)
      : null,
    cannot: want?.kind === 'known' ? want.cannot.slice(0, names) : [],
    findings,
  }
}

type Counted = Pick<ProfilePreview, 'snapshotTakenAt' | 'users' | 'counts' | 'clauses' | 'problem'>

function counted(draft: ProfileDefinition, audience: Audience, { index, at, evaluate }: Pass): Counted {
  const { population } = index
  const about = {
    snapshotTakenAt: new Date(population.snapshot.takenAt).toISOString(),
    users: population.people.length,
    clauses: clauseCounts(compileFilter(draft, population, at), evaluate),
  }
  if (audience.kind === 'cannot') return { ...about, counts: null, problem: audience.because }
  const { members, unable } = countMembers(index.ableMembers(), audience.users(), audience.excluded)
  return { ...about, counts: { matches: audience.matches, members, cannotBeMembers: unable }, problem: null }
}

type Place = { stored: Profile | undefined; index: AudienceIndex; names: number; now: Date }

/** What the next maintenance would do to the group as it is now. */
async function changeOf(
  draft: ProfileDefinition,
  want: Want,
  { stored, index, names, now }: Place,
  actor: Actor,
  ports: Ports,
): Promise<ProfilePreview['change']> {
  const { population } = index
  const have = await membersNow(stored, actor, ports)
  // An edit forgets whom somebody refused before: a draft that differs is planned with everybody.
  const isAsStored = stored !== undefined && JSON.stringify(stored.definition) === JSON.stringify(draft)
  const sets = isAsStored ? (await ports.store.held.list(actor.tenantId)).map(({ value }) => value) : []
  const planned = plan(want, have, draft.throttle, circumstancesOf(stored, population.snapshot, now, sets))
  const going = { ...planned, remove: [...planned.remove, ...planned.kept.map(({ entraId }) => entraId)] }
  const leaver = stored ? await leaversOfProfile(stored, going, index, ports) : leaversOf(planned, index)
  const { verdict } = planned
  return {
    ...(draft.autoPopulate ? told(verdict) : { verdict: 'nothing to do', because: 'it is not auto-populated' }),
    have: planned.have,
    adds: planned.add.length,
    removes: planned.remove.length,
    add: newcomersOf(planned).slice(0, names),
    remove: planned.remove.slice(0, names).map(leaver),
    kept: planned.kept.slice(0, names).map(({ entraId, because }) => ({ ...leaver(entraId), reason: because })),
  }
}

const told = (verdict: Verdict): { verdict: Verdict['kind']; because: string } => ({
  verdict: verdict.kind,
  because: 'because' in verdict ? verdict.because : '',
})

/** The users in a profile's group now; nobody where it has no group yet. */
async function membersNow(stored: Profile | undefined, { tenantId }: Actor, ports: Ports): Promise<Set<EntraUserId>> {
  const group = stored?.group
  const tenant = group && (await ports.store.tenants.get(tenantId, 'settings'))?.value
  if (!tenant) return new Set()
  const members = await ports.directory(tenant, {}).membersOf(group.id)
  return members === 'gone' ? new Set() : members.users
}
