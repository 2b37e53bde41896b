import { countsOf, type SnapshotData } from './snapshot.ts'
import { exceedsPercent } from './throttle.ts'

const guarded = {
  users: 'users',
  courses: 'courses',
  fieldValues: 'filled user fields',
  userFields: 'user fields',
} as const

/**
 * A refresh in which users, courses or filled fields shrink by more than a share against the last good snapshot is
 * kept aside: HR feeds that break are the commonest cause of mass removals.
 * @param percent the share that may go without a question, 1 to 100.
 * @returns what shrank, in words; empty when the refresh may be used.
 */
export function shrinkage(last: SnapshotData | undefined, fresh: SnapshotData, percent: number): string[] {
  if (!last) return []
  const [before, after] = [countsOf(last), countsOf(fresh)]
  return (Object.keys(guarded) as (keyof typeof guarded)[]).flatMap((set) => {
    const lost = before[set] - after[set]
    return exceedsPercent(lost, percent, before[set])
      ? [`${guarded[set]}: ${before[set]} before, ${after[set]} now`]
      : []
  })
}
