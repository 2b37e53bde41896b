import type { HeldChangeSet, HeldHead, Mover } from './change-set.ts'
import type { EntraUserId } from './ids.ts'

/** People by the direction in which they would go. */
export type ByDirection = { adds: ReadonlySet<EntraUserId>; removes: ReadonlySet<EntraUserId> }

/** Whether it waits for a person: an expired one does not, also where nobody has noted that yet. */
export const isWaiting = ({ state, expiresAt }: Pick<HeldChangeSet, 'state' | 'expiresAt'>, now: Date): boolean =>
  state === 'held' && new Date(expiresAt) > now

/** What has become of it; expired also where nobody has noted that yet. */
export const stateNow = (set: HeldChangeSet, now: Date): HeldChangeSet['state'] =>
  set.state === 'held' && !isWaiting(set, now) ? 'expired' : set.state

/** Whom a person approved, by name. */
export function approvedIn({ add, remove, decision }: HeldChangeSet): { add: Mover[]; remove: Mover[] } {
  if (!decision) return { add: [], remove: [] }
  const except = new Set(decision.except)
  const chosen = (movers: Mover[], isApproved: boolean): Mover[] =>
    isApproved ? movers.filter(({ entraId }) => !except.has(entraId)) : []
  return { add: chosen(add, decision.adds), remove: chosen(remove, decision.removes) }
}

/**
 * People who were refused in a profile's decided change sets (dismissed, unticked, a direction that was not approved): not
 * planned, counted or told of again until the profile is edited or somebody releases them.
 */
export function refusedIn(sets: readonly HeldChangeSet[]): ByDirection {
  const [adds, removes] = [new Set<EntraUserId>(), new Set<EntraUserId>()]
  for (const set of sets) {
    if (set.released || !set.decision) continue
    const approved = approvedIn(set)
    collect(adds, set.add, approved.add)
    collect(removes, set.remove, approved.remove)
  }
  return { adds, removes }
}

/** What an edit of its profile makes of a change set: withdrawn, and its refusals released; undefined where it changes nothing. */
export function withdrawnBy(set: HeldChangeSet): HeldChangeSet | undefined {
  const isOpen = set.state === 'held' || set.state === 'approved'
  if (!isOpen && (set.released || !set.decision)) return undefined
  return { ...set, state: isOpen ? 'withdrawn' : set.state, released: true }
}

/** Whether somebody was refused in it, and it still counts. */
export const remembersRefusals = (set: HeldChangeSet): boolean => {
  const { adds, removes } = refusedIn([set])
  return adds.size + removes.size > 0
}

/** As `remembersRefusals`, of a set without its people. */
export const refusesSomebody = ({ released, decision, adds, removes }: HeldHead): boolean =>
  !released &&
  decision !== null &&
  ((!decision.adds && adds > 0) || (!decision.removes && removes > 0) || decision.except.length > 0)

/** Decided sets do not live in the store for ever: one whose refusals still count is written anew after this time. */
const renewedAfterMs = 90 * 24 * 60 * 60 * 1000

/** Whether it is time to write it anew, so that what a person refused stays refused until the profile is edited or they are released. */
export const needsRenewal = (set: HeldChangeSet, now: Date): boolean => {
  const since = set.renewedAt ?? set.decision?.at
  return since !== undefined && now.getTime() - Date.parse(since) >= renewedAfterMs && remembersRefusals(set)
}

function collect(into: Set<EntraUserId>, all: Mover[], approved: Mover[]): void {
  const isApproved = new Set(approved.map(({ entraId }) => entraId))
  for (const { entraId } of all) if (!isApproved.has(entraId)) into.add(entraId)
}
