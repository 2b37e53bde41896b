import { isOpen } from '../../core/run.ts'
import type { CrashWorld } from './crash-world.ts'

/** What must be the same in the end, whatever happened on the way. What is made anew each time is told by its name. */
export async function howThingsStand({ worker: { store }, tenantId, graph, learn365, mail }: CrashWorld) {
  const groups = graph.state.groups(tenantId)
  const nameOf = new Map<string, string>(groups.map(({ id, displayName }) => [id, displayName]))
  const named = (id: string) => nameOf.get(id) ?? id
  const inGroup = (row: { group: string }) => ({ ...row, group: named(row.group) })
  const profiles = (await store.profiles.list(tenantId)).map(({ value }) => value)
  const lists = profiles.map(async ({ id, definition: { title } }) => {
    const list = await store.memberLists.get(tenantId, id)
    return [title, list?.members.map(({ name }) => name).sort()]
  })
  const changes = profiles.map(async ({ id, definition: { title } }) => {
    const last = await store.membershipChanges.latest(tenantId, id)
    return [
      title,
      last?.runId,
      last && [last.added, last.removed].map((people) => people.map(({ name }) => name).sort()),
    ]
  })
  const runs = (await store.runs.latest(tenantId, 50)).map(({ value }) => value)
  return {
    groups: inOrder(groups.map(({ id, displayName }) => [displayName, graph.state.membersOf(id)])),
    catalogs: inOrder(learn365.groupsInCatalogs().map(inGroup)),
    enrolled: inOrder(learn365.enrolledGroups().map(inGroup)),
    profiles: inOrder(
      profiles.map(({ definition, group, enrolledCourses, retracted, deletion, lastOutcome, toldOf }) => ({
        definition,
        group: group && [group.name, named(group.id)],
        enrolledCourses,
        retracted,
        deleted: deletion?.handled,
        because: lastOutcome?.because,
        toldOf,
      })),
    ),
    lists: inOrder(await Promise.all(lists)),
    changes: inOrder(await Promise.all(changes)),
    held: inOrder(
      (await store.held.list(tenantId)).map(({ value }) => [value.id, value.state, value.add, value.remove]),
    ),
    notices: inOrder((await store.notices.list(tenantId)).map(({ value }) => [value.id, value.content, value.state])),
    // The same Message-ID again is the same mail.
    mails: inOrder(
      mail
        .messages()
        .filter(({ duplicate }) => !duplicate)
        .map(({ subject, to }) => [subject, to]),
    ),
    lock: await store.locks.get(tenantId),
    runs: inOrder(runs.map(({ id, state }) => [id, state])),
    open: runs.filter(isOpen).length,
    registry: inOrder((await store.registry.list()).map(({ openRuns, unsentNotices }) => [openRuns, unsentNotices])),
    snapshot: (await store.snapshots.head(tenantId))?.counts,
  }
}

const inOrder = (rows: unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort()
