import { eligibility } from './eligibility.ts'
import { passings } from './enrollments.ts'
import type { Learn365UserId } from './ids.ts'
import type { SnapshotData, User, UserProperty } from './snapshot.ts'
import { userProperties } from './sources.ts'
import { exceedsPercent } from './throttle.ts'

/** One row of several alone never asks: in a small tenant it is more than any share, and no feed breaks by one. */
const mostUnasked = 1

type Count = { what: string; before: number; after: number }
/** Somebody who is in both snapshots. */
type Both = { then: User; later: User }

/**
 * A refresh in which users, courses, enrollments or filled fields shrink by more than a share against the last good
 * snapshot is kept aside: HR feeds that break are the commonest cause of mass removals. What counts is who is still
 * there, not how many: as many new people do not make up for those who are missing. A field that is gone altogether is
 * no shrinkage; profiles whose rules use it are stopped when discrepancies are handled.
 * @param percent the share that may go without a question, 1 to 100.
 * @returns what shrank, in words; empty when the refresh may be used.
 */
export function shrinkage(last: SnapshotData | undefined, fresh: SnapshotData, percent: number): string[] {
  if (!last) return []
  const people = last.users.filter((user) => user.principal === 'user' && !user.deleted)
  const now = new Map(fresh.users.map((user) => [user.id, user]))
  const both = people.flatMap((then) => {
    const later = now.get(then.id)
    return later && !later.deleted ? [{ then, later }] : []
  })
  const courses = new Set(fresh.courses.map(({ id }) => id))
  const counts: Count[] = [
    { what: 'users', before: people.length, after: both.length },
    { what: 'courses', before: last.courses.length, after: last.courses.filter(({ id }) => courses.has(id)).length },
    ...enrollments(last, fresh, both),
    ...properties(both),
    ...fields(last, fresh),
  ]
  return (
    counts
      // All that there was is always asked about: an empty list is what a broken feed looks like.
      .filter(({ before, after }) => before - after > mostUnasked || (before > 0 && after === 0))
      .filter((count) => exceedsPercent(count.before - count.after, percent, count.before))
      .map((count) => `${count.what}: ${count.before} before, ${count.after} now`)
  )
}

/** Of the people who are in both: their enrollments, and the completed ones, which rules remember for ever. */
function enrollments(last: SnapshotData, fresh: SnapshotData, both: Both[]): Count[] {
  const people = new Set(both.map(({ then }) => then.id))
  const [before, after] = [enrollmentsOf(last, people), enrollmentsOf(fresh, people)]
  return [
    { what: 'enrollments', before: before.all, after: after.all },
    { what: 'completed enrollments', before: before.completed, after: after.completed },
  ]
}

const completion = passings.indexOf('completed')

/** Counted in the columns, without making an object of any row. */
function enrollmentsOf(
  { enrollments }: SnapshotData,
  people: Set<Learn365UserId>,
): Record<'all' | 'completed', number> {
  const isCounted = enrollments.users.map((id) => people.has(id))
  const count = { all: 0, completed: 0 }
  for (let at = 0; at < enrollments.length; at += 1) {
    if (!isCounted[enrollments.user[at] ?? -1]) continue
    count.all += 1
    if (enrollments.passing[at] === completion) count.completed += 1
  }
  return count
}

/** Of the people who are in both: how many have each property filled, and how many can be members of groups. */
function properties(both: Both[]): Count[] {
  const count = (what: string, has: (user: User) => boolean): Count => ({
    what,
    before: both.filter(({ then }) => has(then)).length,
    after: both.filter(({ later }) => has(later)).length,
  })
  const filled = (Object.keys(userProperties) as UserProperty[]).map((property) =>
    count(`filled ${userProperties[property]}`, (user) => Boolean(user[property]?.trim())),
  )
  return [...filled, count('people who can be members', (user) => 'entraId' in eligibility(user))]
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
