import type { Mover } from '../core/change-set.ts'
import type { HistoryEntry, HistoryPage } from '../core/contract/history.ts'
import { RunId } from '../core/ids.ts'
import { isEmptyChange, type MembershipChange } from '../core/membership-change.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Profile } from '../core/profile.ts'
import { fold } from '../core/text.ts'
import { mustRead, type Actor } from './actor.ts'
import type { Given } from './given.ts'
import { findProfile } from './profiles.ts'

export type HistoryQuery = {
  /** Only changes of this person: a Learn365 user id, an Entra object id, an e-mail address. */
  user?: string | undefined
  /** Only changes of people with this in their names, as they were then. */
  search?: string | undefined
  /** Only what this run did. */
  run?: string | undefined
  cursor?: string | undefined
  limit: number
  /** So many names in each list, at most. */
  names: number
}

/** Changes are kept by the people's ids, so that every one has to be read to find a person: so many a page. */
const readAtOnce = 10

/**
 * What each run did to a profile's group, by name, with the reasons; with `user` or `search`, when and why somebody came
 * and went. A page reads as many changes as its limit, whether somebody is found in them or not. Kept for 400 days.
 */
export async function profileHistory(
  actor: Actor,
  id: string,
  given: Given<HistoryQuery>,
  ports: Ports,
): Promise<HistoryPage> {
  mustRead(actor)
  const { value: profile } = await findProfile(actor.tenantId, id, ports)
  const query = given()
  const { runs, next } = await runsOf(profile, query, ports)
  const isAsked = await whoIsAsked(query, profile, ports)
  const items: HistoryEntry[] = []
  for (let from = 0; from < runs.length; from += readAtOnce) {
    const some = runs.slice(from, from + readAtOnce)
    const read = some.map((run) => ports.store.membershipChanges.get(profile.tenantId, profile.id, run))
    for (const change of await Promise.all(read)) {
      const found = change && concerning(change, isAsked)
      if (found && !isEmptyChange(found)) items.push(entryOf(found, query.names))
    }
  }
  return { items, next }
}

async function runsOf({ tenantId, id }: Profile, { run, cursor, limit }: HistoryQuery, { store }: Ports) {
  if (run !== undefined) {
    const runId = RunId.safeParse(run)
    return { runs: runId.success ? [runId.data] : [], next: null }
  }
  const page = await store.membershipChanges.list(tenantId, id, { limit, before: cursor })
  return { runs: page.items.map(({ runId }) => runId), next: page.next }
}

/** Whether a person of a change is asked for; undefined where everybody is. */
async function whoIsAsked(
  { user, search }: HistoryQuery,
  { tenantId }: Profile,
  { store }: Ports,
): Promise<((mover: Mover) => boolean) | undefined> {
  const [named, part] = [fold(user), fold(search)]
  if (named === null && part === null) return undefined
  const ids = new Set([named, ...(await idsOfAddress(user ?? '', tenantId, store))])
  const isUser = ({ userId, entraId }: Mover): boolean => named === null || ids.has(userId) || ids.has(entraId)
  const hasPart = ({ name }: Mover): boolean => part === null || (fold(name)?.includes(part) ?? false)
  return (mover) => isUser(mover) && hasPart(mover)
}

/** The ids of everybody who has an address now, deleted people, too. */
async function idsOfAddress(address: string, tenantId: Profile['tenantId'], store: Ports['store']): Promise<string[]> {
  if (!address.includes('@')) return []
  const wanted = fold(address)
  const users = (await store.snapshots.current(tenantId))?.users ?? []
  return users.flatMap(({ id, email, directoryId }) => (fold(email) === wanted ? [id, directoryId ?? id] : []))
}

const concerning = (change: MembershipChange, isAsked: ((mover: Mover) => boolean) | undefined): MembershipChange =>
  isAsked ? { ...change, added: change.added.filter(isAsked), removed: change.removed.filter(isAsked) } : change

const entryOf = ({ runId, at, startedBy, added, removed }: MembershipChange, names: number): HistoryEntry => ({
  runId,
  at,
  startedBy,
  adds: added.length,
  removes: removed.length,
  added: added.slice(0, names),
  removed: removed.slice(0, names),
})
