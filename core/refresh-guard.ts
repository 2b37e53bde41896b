import { countsOf, type SnapshotData, type User, type UserProperty } from './snapshot.ts'
import { userProperties } from './sources.ts'
import { exceedsPercent } from './throttle.ts'

/** One row alone never asks: in a small tenant it is more than any share, and no feed breaks by one. */
const mostUnasked = 1

type Count = { what: string; before: number; after: number }

/**
 * A refresh in which users, courses or filled fields shrink by more than a share against the last good snapshot is
 * kept aside: HR feeds that break are the commonest cause of mass removals. A field that is gone altogether is no
 * shrinkage; profiles whose rules use it are stopped when discrepancies are handled.
 * @param percent the share that may go without a question, 1 to 100.
 * @returns what shrank, in words; empty when the refresh may be used.
 */
export function shrinkage(last: SnapshotData | undefined, fresh: SnapshotData, percent: number): string[] {
  if (!last) return []
  const [before, after] = [countsOf(last), countsOf(fresh)]
  const counts: Count[] = [
    { what: 'users', before: before.users, after: after.users },
    { what: 'courses', before: before.courses, after: after.courses },
    ...properties(last.users, fresh.users),
    ...fields(last, fresh),
  ]
  return counts
    .filter((count) => count.before - count.after > mostUnasked)
    .filter((count) => exceedsPercent(count.before - count.after, percent, count.before))
    .map((count) => `${count.what}: ${count.before} before, ${count.after} now`)
}

/** Of the people who are in both, how many have each property filled, and the id by which they are members of groups. */
function properties(last: User[], fresh: User[]): Count[] {
  const now = new Map(fresh.map((user) => [user.id, user]))
  const both = last.flatMap((then) => {
    const later = now.get(then.id)
    return later && then.principal === 'user' && !then.deleted && !later.deleted ? [{ then, later }] : []
  })
  const count = (label: string, property: UserProperty | 'directoryId'): Count => ({
    what: `filled ${label}`,
    before: both.filter(({ then }) => then[property]?.trim()).length,
    after: both.filter(({ later }) => later[property]?.trim()).length,
  })
  const known = (Object.keys(userProperties) as UserProperty[]).map((property) =>
    count(userProperties[property], property),
  )
  return [...known, count('directory id', 'directoryId')]
}

/** Of the custom fields that are in both, how many values each has. */
function fields(last: SnapshotData, fresh: SnapshotData): Count[] {
  const valuesOf = ({ fieldValues }: SnapshotData): Map<string, number> => {
    const values = new Map<string, number>()
    for (const { fieldId } of fieldValues) values.set(fieldId, (values.get(fieldId) ?? 0) + 1)
    return values
  }
  const [before, after] = [valuesOf(last), valuesOf(fresh)]
  return fresh.userFields.map(({ id, title }) => ({
    what: `filled ${title}`,
    before: before.get(id) ?? 0,
    after: after.get(id) ?? 0,
  }))
}
