import type { HeldChangeSet } from './change-set.ts'
import { refusedIn, type ByDirection } from './held.ts'
import type { EntraUserId } from './ids.ts'
import type { Member, Want } from './members.ts'
import type { Profile, Throttle } from './profile.ts'
import type { Snapshot } from './snapshot.ts'
import { throttled } from './throttle.ts'

/** Who comes and who goes, by id: the difference of have and want. */
export type Difference = { add: EntraUserId[]; remove: EntraUserId[] }

/** What is to be done with a change set. */
export type Verdict =
  | { kind: 'apply' }
  | { kind: 'nothing to do' }
  | { kind: 'held'; because: string }
  | { kind: 'cannot'; because: string }

export type Plan = {
  verdict: Verdict
  add: Member[]
  remove: EntraUserId[]
  /** Removes left for later, with the reason: absent from one snapshot only, or the snapshot is stale. */
  kept: { entraId: EntraUserId; because: string }[]
  /** Who is excluded: of those who are to leave, it is the reason. */
  excluded: ReadonlySet<EntraUserId>
  /** Whom somebody put in or took out by hand, as far as the last run tells. */
  drift?: Drift
  have: number
  want: number
}

/** What somebody else changed in a group since the last run left it as it should be. */
export type Drift = { putIn: EntraUserId[]; takenOut: EntraUserId[] }

/** `add = want ∖ have`, `remove = have ∖ want`. */
export function difference(have: ReadonlySet<EntraUserId>, want: ReadonlySet<EntraUserId>): Difference {
  return { add: [...want].filter((id) => !have.has(id)), remove: [...have].filter((id) => !want.has(id)) }
}

/** Applies a difference; what the outside should look like afterwards. */
export function apply({ add, remove }: Difference, have: ReadonlySet<EntraUserId>): Set<EntraUserId> {
  const after = new Set(have)
  remove.forEach((id) => after.delete(id))
  add.forEach((id) => after.add(id))
  return after
}

const nobody: ByDirection = { adds: new Set(), removes: new Set() }

/** Older than this, a snapshot may add people but remove nobody. */
export const staleAfterMs = 24 * 60 * 60 * 1000

/** What a plan depends on beside have and want. */
export type Circumstances = {
  /** People absent from one snapshot only: nobody is removed for that. */
  absentOnce: ReadonlySet<EntraUserId>
  snapshotAgeMs: number
  /** People whom Entra ID refused since this snapshot was taken: not planned again before the next. */
  refused?: ReadonlySet<EntraUserId>
  /** The group is being filled for the first time, and was interrupted: what is missing of that is no change of members. */
  filling?: boolean
  /** People whom an administrator refused in a held change set: neither planned nor counted. */
  dismissed?: ByDirection
}

/** The circumstances of a profile, by its tenant's snapshot. */
export const circumstancesOf = (
  profile: Profile | undefined,
  snapshot: Snapshot,
  now: Date,
  sets: readonly HeldChangeSet[],
): Circumstances => ({
  absentOnce: new Set(snapshot.absentOnce.flatMap(({ directoryId }) => directoryId ?? [])),
  snapshotAgeMs: now.getTime() - snapshot.takenAt,
  refused: new Set(profile?.refused?.snapshot === snapshot.id ? profile.refused.ids : []),
  filling: profile?.filling ?? false,
  dismissed: refusedIn(sets.filter(({ profileId }) => profileId === profile?.id)),
})

/**
 * Plans one profile's membership change. Preview, throttle, approval, audit and tests read this one value.
 * @param have the users in the Entra group now.
 */
export function plan(
  want: Want,
  have: ReadonlySet<EntraUserId>,
  throttle: Throttle,
  { absentOnce, snapshotAgeMs, refused = new Set(), filling = false, dismissed = nobody }: Circumstances,
): Plan {
  if (want.kind === 'cannot')
    return {
      verdict: { kind: 'cannot', because: want.because },
      add: [],
      remove: [],
      kept: [],
      excluded: new Set(),
      have: have.size,
      want: have.size,
    }
  const between = difference(have, new Set(want.members.keys()))
  const add = between.add.filter((id) => !dismissed.adds.has(id) && !refused.has(id))
  const remove = between.remove.filter((id) => !dismissed.removes.has(id))
  const why = (id: EntraUserId): string | undefined => {
    if (snapshotAgeMs > staleAfterMs) return 'the snapshot is older than 24 hours'
    return absentOnce.has(id) ? 'absent from one snapshot only' : undefined
  }
  const kept = remove.flatMap((entraId) => {
    const because = why(entraId)
    return because ? [{ entraId, because }] : []
  })
  const going = remove.filter((id) => !why(id))
  const coming = add.flatMap((id) => want.members.get(id) ?? [])
  const size = { have: have.size, add: coming.length, remove: going.length }
  return {
    verdict: verdictOf(size, { want: want.members.size, isFirst: filling && going.length === 0 }, throttle),
    add: coming,
    remove: going,
    kept,
    excluded: want.excluded,
    have: have.size,
    want: want.members.size,
  }
}

function verdictOf(
  size: { have: number; add: number; remove: number },
  { want, isFirst }: { want: number; isFirst: boolean },
  throttle: Throttle,
): Verdict {
  if (size.add === 0 && size.remove === 0) return { kind: 'nothing to do' }
  // A share of the members is not applied to the first population, whether it is done at once or in parts.
  const because = throttled(throttle, isFirst ? { ...size, have: 0 } : size)
  if (because) return { kind: 'held', because }
  if (want === 0 && size.have > 0) return { kind: 'held', because: 'the result is empty, but the group has members' }
  return { kind: 'apply' }
}
