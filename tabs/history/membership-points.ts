import type { HistoryEntry } from '../../core/contract/history.ts'

/** How many members a group had from a moment on. */
export type Point = { at: string; members: number; adds: number; removes: number }

/**
 * Members over time, oldest first, counted backwards from how many there are now. What was changed by hand between two runs
 * is not in it.
 * @param entries newest first.
 */
export function membershipPoints(entries: readonly HistoryEntry[], membersNow: number): Point[] {
  const points: Point[] = []
  let members = membersNow
  for (const { at, adds, removes } of entries) {
    points.unshift({ at, members, adds, removes })
    members = Math.max(0, members - adds + removes)
  }
  return points
}
