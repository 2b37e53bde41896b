import type { PlaceInTime } from './by-time.ts'
import type { Mover } from './change-set.ts'
import type { EntraUserId, ProfileId, RunId, TenantId } from './ids.ts'

/** What one run did to a profile's group: who was added and who was removed, by name, with the reason for each. */
export type MembershipChange = {
  tenantId: TenantId
  profileId: ProfileId
  runId: RunId
  /** Who is responsible: a person, or the timetable. */
  startedBy: string
  at: string
  added: Mover[]
  removed: Mover[]
}

/** A change as a line of a list: how many people it concerns, not who. */
export type MembershipChangeSummary = Omit<MembershipChange, 'added' | 'removed'> & { added: number; removed: number }

/** Where a change stands among a profile's. */
export const placeOfChange = ({ at, runId }: Pick<MembershipChange, 'at' | 'runId'>): PlaceInTime => ({ at, id: runId })

/** Two parts of the same run's change as one; of a person who is in both, the later part tells. */
export const united = (before: MembershipChange, after: MembershipChange): MembershipChange => ({
  ...after,
  added: unitedMovers(before.added, after.added),
  removed: unitedMovers(before.removed, after.removed),
})

function unitedMovers(before: readonly Mover[], after: readonly Mover[]): Mover[] {
  const people = new Map(before.map((mover) => [mover.entraId, mover]))
  for (const mover of after) people.set(mover.entraId, mover)
  return [...people.values()]
}

/** What of an announced change has been carried out, as the group shows. */
export const carriedOut = (announced: MembershipChange, have: ReadonlySet<EntraUserId>): MembershipChange => ({
  ...announced,
  added: announced.added.filter(({ entraId }) => have.has(entraId)),
  removed: announced.removed.filter(({ entraId }) => !have.has(entraId)),
})

/** The part of a change that concerns the people named. */
export function partOf(change: MembershipChange, added: EntraUserId[], removed: EntraUserId[]): MembershipChange {
  const [came, went] = [new Set(added), new Set(removed)]
  return {
    ...change,
    added: change.added.filter(({ entraId }) => came.has(entraId)),
    removed: change.removed.filter(({ entraId }) => went.has(entraId)),
  }
}

export const isEmptyChange = ({ added, removed }: MembershipChange): boolean => added.length + removed.length === 0
