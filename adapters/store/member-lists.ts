import type { ProfileId, TenantId } from '../../core/ids.ts'
import type { MemberList, MemberListStore } from '../../core/ports/store.ts'
import type { Documents } from './documents.ts'
import { readWhole, replaceLists, rowsOf, untilWritten } from './headed-lists.ts'
import { valueOf } from './kept.ts'
import {
  chunksOfHead,
  digestOf,
  headId,
  MemberListHead,
  type MemberPieces,
  others,
  people,
} from './member-list-head.ts'
import { piecesOfRows } from './pieces.ts'

type Head = { value: MemberListHead; etag: string }

/** Member lists in the container of runs: chunks, and a head that is written last. */
export function memberListStore(documents: Documents): MemberListStore {
  const place = (profileId: ProfileId) => `${documents.name}/${headId(profileId)}`
  const headOf = async (tenantId: TenantId, profileId: ProfileId): Promise<Head | undefined> => {
    const document = await documents.read(tenantId, headId(profileId))
    return document && { value: valueOf(MemberListHead, document, documents.name), etag: document.etag }
  }
  const writeHead = async (tenantId: TenantId, profileId: ProfileId, value: MemberListHead, last: Head | undefined) => {
    const draft = { id: headId(profileId), type: 'memberlist', value }
    const written = last ? documents.replace(tenantId, draft, last.etag) : documents.create(tenantId, draft)
    return typeof (await written) !== 'string'
  }
  /** False when another worker was faster. */
  const replaceList = async ({ tenantId, profileId, at }: MemberList, pieces: MemberPieces): Promise<boolean> => {
    const last = await headOf(tenantId, profileId)
    const digest = digestOf(pieces)
    if (last?.value.digest === digest) return writeHead(tenantId, profileId, { ...last.value, at }, last)
    const kind = { type: 'members', owner: profileId }
    return replaceLists(documents, tenantId, kind, { before: chunksOfHead(last?.value), pieces }, (chunks) =>
      writeHead(tenantId, profileId, { at, digest, ...chunks }, last),
    )
  }

  return {
    async save(list) {
      const pieces = {
        members: await piecesOfRows(people, list.members),
        cannot: await piecesOfRows(others, list.cannot),
      }
      await untilWritten(place(list.profileId), () => replaceList(list, pieces))
    },
    get: (tenantId, profileId) =>
      readWhole(
        place(profileId),
        () => headOf(tenantId, profileId),
        async ({ value }) => {
          const members = await rowsOf(documents, tenantId, people, value.members)
          const cannot = members && (await rowsOf(documents, tenantId, others, value.cannot))
          return cannot && { tenantId, profileId, at: value.at, members, cannot }
        },
      ),
  }
}
