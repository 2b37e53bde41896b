import { cursorOf, placeOfCursor } from '../core/by-time.ts'
import type { History, HistoryEntry, HistoryQuery } from '../core/contract/history.ts'
import { calledLike, isPerson, partAbout, recordsOfPerson, type Concerns } from '../core/history.ts'
import { RunId, type ProfileId, type TenantId } from '../core/ids.ts'
import {
  isEmptyChange,
  placeOfChange,
  type MembershipChange,
  type MembershipChangeSummary,
} from '../core/membership-change.ts'
import type { Ports } from '../core/ports/ports.ts'
import { mustRead, type Actor } from './actor.ts'
import { currentIndex } from './audience.ts'
import type { Given } from './given.ts'
import { findProfile } from './profiles.ts'

/** A search looks at so many changes and people a request at most; the cursor goes on from there. */
const mostChanges = 400
const mostPeople = 200_000
const usualNames = 100
const namesOfOne = 10_000
/** Changes whose people are read at the same time. */
const atOnce = 10

type Place = { tenantId: TenantId; id: ProfileId; names: number; ports: Pick<Ports, 'store' | 'indexes'> }

/**
 * What each run did to a profile's group, by name with reasons, newest first: also of a profile that is deleted, and while
 * the tenant is locked. With `user` or `search` only what concerns somebody, which answers "when and why did Ana leave".
 *
 * People are found as they were recorded: those who have left Learn365 by their ids and names, and not by their address.
 * Without a question about people a page reads the heads of its changes, and of each no more people than are named. With
 * one it reads whole changes, newest first, until the page is full, or 400 changes or 200,000 people have been looked at.
 */
export async function readHistory(
  actor: Actor,
  profileId: string,
  given: Given<HistoryQuery>,
  ports: Pick<Ports, 'store' | 'indexes'>,
): Promise<History> {
  mustRead(actor)
  const { tenantId } = actor
  const { id } = (await findProfile(tenantId, profileId, ports)).value
  const query = given()
  const names = query.names ?? (query.run === undefined ? usualNames : namesOfOne)
  const place = { tenantId, id, names, ports }
  const concerns = await questionOf(tenantId, query, ports)
  if (query.run !== undefined) return { profileId: id, items: await entryOfRun(query.run, concerns, place), next: null }
  const found = concerns ? await search(query, concerns, place) : await page(query, place)
  return { profileId: id, ...found }
}

/** Whom a question is about; undefined where it is about everybody. */
async function questionOf(
  tenantId: TenantId,
  { user, search: part }: HistoryQuery,
  ports: Place['ports'],
): Promise<Concerns | undefined> {
  const called = part === undefined || part.trim() === '' ? undefined : calledLike(part)
  if (user === undefined) return called
  const index = await currentIndex(tenantId, ports)
  const known = index ? recordsOfPerson(user, index.records(), index.population.snapshot.users) : []
  const is = isPerson(user, known)
  return called ? (mover) => is(mover) && called(mover) : is
}

async function entryOfRun(run: string, concerns: Concerns | undefined, place: Place): Promise<HistoryEntry[]> {
  const { tenantId, id, ports } = place
  const runId = RunId.safeParse(run)
  const change = runId.success ? await ports.store.membershipChanges.get(tenantId, id, runId.data) : undefined
  if (!change) return []
  const counts = { ...change, added: change.added.length, removed: change.removed.length }
  const about = concerns ? partAbout(change, concerns) : change
  return concerns && isEmptyChange(about) ? [] : [entryOf(counts, about, place)]
}

type Found = Pick<History, 'items' | 'next'>

async function page({ cursor, limit }: HistoryQuery, place: Place): Promise<Found> {
  const { tenantId, id, names, ports } = place
  const changes = await ports.store.membershipChanges.list(tenantId, id, limit + 1, lastOf(cursor))
  const shown = changes.slice(0, limit)
  const items: HistoryEntry[] = []
  for await (const [change, people] of eachRead(shown, place, names)) items.push(entryOf(change, people, place, change))
  return { items, next: nextOf(shown, changes.length > limit) }
}

/** Goes through changes, newest first, for those that concern somebody. */
async function search({ cursor, limit }: HistoryQuery, concerns: Concerns, place: Place): Promise<Found> {
  const { tenantId, id, ports } = place
  const changes = await ports.store.membershipChanges.list(tenantId, id, mostChanges + 1, lastOf(cursor))
  const items: HistoryEntry[] = []
  let looked = 0
  for await (const [change, whole] of eachRead(affordable(changes), place)) {
    if (items.length === limit) break
    looked += 1
    const about = whole && partAbout(whole, concerns)
    if (about && !isEmptyChange(about)) items.push(entryOf(change, about, place))
  }
  return { items, next: nextOf(changes.slice(0, looked), changes.length > looked) }
}

/** The changes that one request looks at: one of them at least, however many people it has. */
function affordable(changes: MembershipChangeSummary[]): MembershipChangeSummary[] {
  let people = 0
  const end = changes.findIndex(({ added, removed }, at) => (people += added + removed) > mostPeople && at > 0)
  return changes.slice(0, Math.min(end === -1 ? changes.length : end, mostChanges))
}

/** Reads the people of changes, a few changes at a time, in their order. */
async function* eachRead(
  changes: MembershipChangeSummary[],
  { tenantId, id, ports }: Place,
  most?: number,
): AsyncGenerator<[MembershipChangeSummary, MembershipChange | undefined]> {
  const { membershipChanges } = ports.store
  for (let from = 0; from < changes.length; from += atOnce) {
    const some = changes.slice(from, from + atOnce)
    const people = await Promise.all(some.map(({ runId }) => membershipChanges.get(tenantId, id, runId, most)))
    for (const [at, change] of some.entries()) yield [change, people[at]]
  }
}

const lastOf = (cursor: string | undefined) => (cursor === undefined ? undefined : placeOfCursor(cursor))

function nextOf(looked: MembershipChangeSummary[], isMore: boolean): string | null {
  const last = looked.at(-1)
  return isMore && last ? cursorOf(placeOfChange(last)) : null
}

/**
 * A change as an entry of the history.
 * @param about those whom it tells of by name; undefined where the people have expired since the list was read.
 * @param counts how many it concerns, where not all of them were read.
 */
function entryOf(
  { runId, at, startedBy, added, removed }: MembershipChangeSummary,
  about: MembershipChange | undefined,
  { names }: Pick<Place, 'names'>,
  counts?: { added: number; removed: number },
): HistoryEntry {
  const [add, remove] = [about?.added ?? [], about?.removed ?? []]
  const concerned = { adds: counts?.added ?? add.length, removes: counts?.removed ?? remove.length }
  return {
    runId,
    at,
    startedBy,
    adds: added,
    removes: removed,
    concerned,
    add: add.slice(0, names),
    remove: remove.slice(0, names),
  }
}
