import type { Audience, Pass } from '../core/audiences.ts'
import { consequencesOf } from '../core/consequences.ts'
import type { Consequences, ProfilePreview } from '../core/contract/preview.ts'
import { byName } from '../core/by-name.ts'
import type { Mover } from '../core/change-set.ts'
import type { EntraUserId } from '../core/ids.ts'
import { waitingBeside } from '../core/waiting-beside.ts'
import { leaversOf } from '../core/leavers.ts'
import type { Want } from '../core/members.ts'
import { newcomersOf } from '../core/newcomers.ts'
import { circumstancesOf, plan, type Circumstances, type Verdict } from '../core/plan.ts'
import { notInEntra } from '../core/ports/directory.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Profile, ProfileDefinition } from '../core/profile.ts'
import type { Settings } from '../core/settings.ts'
import type { Actor } from './actor.ts'
import { leaversOfProfile } from './name-leavers.ts'

type Place = {
  audience: Audience
  want: Want
  /** The profile that is being edited. */
  stored: Profile | undefined
  others: readonly Profile[]
  pass: Pass
  settings: Settings
  names: number
}

/** What the next maintenance would do to the group as it is now, and what that means to people. */
export async function previewChange(
  draft: ProfileDefinition,
  place: Place,
  actor: Actor,
  ports: Ports,
): Promise<Pick<ProfilePreview, 'change' | 'consequences'>> {
  const { want, stored, settings, names, pass } = place
  const { index, at } = pass
  const have = await membersNow(stored, actor, settings, ports)
  // An edit forgets whom somebody refused before: a draft that differs is planned with everybody.
  const isAsStored = stored !== undefined && JSON.stringify(stored.definition) === JSON.stringify(draft)
  const sets = isAsStored ? (await ports.store.held.list(actor.tenantId)).map(({ value }) => value) : []
  const circumstances = circumstancesOf(stored, index.population.snapshot, at.now, sets)
  const planned = waitingBeside(plan(want, have, draft.throttle, circumstances), sets, at.now)
  const going = { ...planned, remove: [...planned.remove, ...planned.kept.map(({ entraId }) => entraId)] }
  const leaver = stored ? await leaversOfProfile(stored, going, index, ports) : leaversOf(planned, index)
  const remove = planned.remove.map(leaver)
  const { verdict } = planned
  return {
    change: {
      ...(draft.autoPopulate ? told(verdict) : { verdict: 'nothing to do', because: 'it is not auto-populated' }),
      have: planned.have,
      adds: planned.add.length,
      removes: planned.remove.length,
      // Whoever is wanted comes by name already.
      add: newcomersOf(planned).slice(0, names),
      remove: remove.toSorted(byName).slice(0, names),
      kept: planned.kept
        .map(({ entraId, because }) => ({ ...leaver(entraId), reason: because }))
        .sort(byName)
        .slice(0, names),
    },
    consequences: consequencesIn(draft, remove, cannotBeAdded(want, have, circumstances), place),
  }
}

function consequencesIn(
  { courses, enroll: enrolls }: ProfileDefinition,
  leavers: Mover[],
  cannot: string[],
  { audience, stored, others, pass }: Place,
): Consequences | null {
  if (audience.kind === 'cannot') return null
  // Profiles that refer to the one that is edited are computed with the draft.
  if (stored) pass.known.set(stored.id, audience)
  const affected = [...courses, ...(stored?.enrolledCourses ?? [])]
  return consequencesOf({ leavers, courses: affected, enrolls, cannot }, others, pass)
}

/** Why people who are wanted cannot be added, once a person: as Learn365 knows them, and as Entra ID has said. */
function cannotBeAdded(want: Want, have: ReadonlySet<EntraUserId>, { refused }: Circumstances): string[] {
  if (want.kind === 'cannot') return []
  const gone = [...(refused ?? [])].filter((id) => want.members.has(id) && !have.has(id))
  return [...want.cannot.map(({ because }) => because), ...gone.map(() => notInEntra)]
}

const told = (verdict: Verdict): { verdict: Verdict['kind']; because: string } => ({
  verdict: verdict.kind,
  because: 'because' in verdict ? verdict.because : '',
})

/** The users in a profile's group now; nobody where it has no group yet. */
async function membersNow(
  stored: Profile | undefined,
  { tenantId }: Actor,
  settings: Settings,
  ports: Ports,
): Promise<Set<EntraUserId>> {
  if (!stored?.group) return new Set()
  const members = await ports.inHaste.directory(tenantId, settings).membersOf(stored.group.id)
  return members === 'gone' ? new Set() : members.users
}
