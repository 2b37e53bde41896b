import type { ProfileId, RunId, TenantId } from '../../core/ids.ts'
import {
  placeOfChange,
  united,
  type MembershipChange,
  type MembershipChangeSummary,
} from '../../core/membership-change.ts'
import type { MembershipChangeStore } from '../../core/ports/store.ts'
import { removeChunks } from './chunk-documents.ts'
import { lifetimes } from './containers.ts'
import { documentId } from './document-id.ts'
import type { Documents } from './documents.ts'
import { firstRowsOf, readWhole, replaceLists, rowsOf, untilWritten } from './headed-lists.ts'
import { valueOf, type Kept } from './kept.ts'
import type { Wanted } from './list-documents.ts'
import { MembershipChangeHead, movers } from './membership-change-head.ts'
import { newest } from './newest.ts'
import { piecesOfRows } from './pieces.ts'
import { sorted } from './sorted.ts'

type Head = { value: MembershipChangeHead; etag: string }

/** Where a head is: its type names the profile, because types are indexed and what is in a document is not. */
type Place = { id: string; type: string }

const typeOf = (profileId: ProfileId): string => `change of ${profileId}`
const placeOfRun = (profileId: ProfileId, runId: RunId): Place => ({
  id: documentId('change', `${profileId}:${runId}`),
  type: typeOf(profileId),
})
const placeOfAnnounced = (profileId: ProfileId): Place => ({
  id: documentId('announced', profileId),
  type: 'announced change',
})

/** A day longer than the head, which is written after them: no head is without its chunks. */
const chunkLifetime = lifetimes.change + 86_400

/** Changes of memberships in the container of runs: chunks, and a head that is written last. Profile and run decide its id. */
export function membershipChangeStore(documents: Documents): MembershipChangeStore {
  const read = (document: Kept): Head => ({
    value: valueOf(MembershipChangeHead, document, documents.name),
    etag: document.etag,
  })
  const headOf = async (tenantId: TenantId, { id }: Place): Promise<Head | undefined> => {
    const document = await documents.read(tenantId, id)
    return document && read(document)
  }
  const peopleOf = async (
    tenantId: TenantId,
    { value }: Head,
    most?: number,
  ): Promise<MembershipChange | undefined> => {
    const rows = (chunks: string[]) =>
      most === undefined
        ? rowsOf(documents, tenantId, movers, chunks)
        : firstRowsOf(documents, tenantId, movers, chunks, most)
    const added = await rows(value.added)
    const removed = added && (await rows(value.removed))
    return removed && { ...factsOf(tenantId, value), added, removed }
  }
  const whole = (tenantId: TenantId, place: Place, most?: number) =>
    readWhole(
      `${documents.name}/${place.id}`,
      () => headOf(tenantId, place),
      (head) => peopleOf(tenantId, head, most),
    )
  /** False when another worker was faster. */
  const replace = async (change: MembershipChange, place: Place, last: Head | undefined): Promise<boolean> => {
    const { tenantId, profileId, runId, startedBy, at } = change
    const pieces = {
      added: await piecesOfRows(movers, sorted(movers, change.added)),
      removed: await piecesOfRows(movers, sorted(movers, change.removed)),
    }
    const counts = { added: change.added.length, removed: change.removed.length }
    const kind = { type: 'changed', owner: profileId, ttl: chunkLifetime }
    return replaceLists(documents, tenantId, kind, { before: chunksOf(last), pieces }, async (chunks) => {
      const value: MembershipChangeHead = { profileId, runId, startedBy, slot: at, counts, ...chunks }
      const draft = { ...place, value, ttl: lifetimes.change }
      const written = last ? documents.replace(tenantId, draft, last.etag) : documents.create(tenantId, draft)
      return typeof (await written) !== 'string'
    })
  }
  const list: MembershipChangeStore['list'] = async (tenantId, profileId, limit, last) => {
    const ask = (wanted: Omit<Wanted, 'type'>) => documents.list(tenantId, { ...wanted, type: typeOf(profileId) })
    const placeOf = (document: Kept) => placeOfChange(summaryOf(tenantId, read(document).value))
    const found = await newest({ ask, placeOf, limit, last })
    return found.map((document) => summaryOf(tenantId, read(document).value))
  }
  const get: MembershipChangeStore['get'] = (tenantId, profileId, runId, most) =>
    whole(tenantId, placeOfRun(profileId, runId), most)

  return {
    get,
    async save(change) {
      const place = placeOfRun(change.profileId, change.runId)
      await untilWritten(place.id, async () => {
        const last = await headOf(change.tenantId, place)
        const before = last && (await peopleOf(change.tenantId, last))
        // Chunks are gone only where another worker was faster.
        if (last && !before) return false
        return replace(before ? united(before, change) : change, place, last)
      })
    },
    async latest(tenantId, profileId) {
      const [newest] = await list(tenantId, profileId, 1)
      return newest && get(tenantId, profileId, newest.runId)
    },
    list,
    async announce(change) {
      const place = placeOfAnnounced(change.profileId)
      await untilWritten(place.id, async () => replace(change, place, await headOf(change.tenantId, place)))
    },
    announced: (tenantId, profileId) => whole(tenantId, placeOfAnnounced(profileId)),
    async settle(tenantId, profileId) {
      const place = placeOfAnnounced(profileId)
      const last = await headOf(tenantId, place)
      if (!last) return
      await documents.remove(tenantId, place.id)
      await removeChunks(documents, tenantId, chunksOf(last))
    },
  }
}

const chunksOf = (head: Head | undefined): string[] => (head ? [...head.value.added, ...head.value.removed] : [])

const summaryOf = (tenantId: TenantId, value: MembershipChangeHead): MembershipChangeSummary => ({
  ...factsOf(tenantId, value),
  ...value.counts,
})

const factsOf = (tenantId: TenantId, { profileId, runId, startedBy, slot }: MembershipChangeHead) => ({
  tenantId,
  profileId,
  runId,
  startedBy,
  at: slot,
})
