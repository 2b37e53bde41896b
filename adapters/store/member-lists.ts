import { Trouble } from '../../core/errors.ts'
import type { ProfileId, TenantId } from '../../core/ids.ts'
import type { MemberList, MemberListStore } from '../../core/ports/store.ts'
import { readChunks, removeChunks, writeChunks } from './chunk-documents.ts'
import type { Documents } from './documents.ts'
import { valueOf } from './kept.ts'
import {
  chunksOfHead,
  digestOf,
  hashOfMemberChunk,
  headId,
  memberChunkId,
  MemberListHead,
  type MemberPieces,
  others,
  people,
} from './member-list-head.ts'
import { type Piece, piecesOfRows } from './pieces.ts'
import { decodeRows } from './row-table.ts'
import { sorted } from './sorted.ts'
import type { TableShape } from './snapshot-tables.ts'

const attempts = 10

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
  const rowsOf = async <Row extends object>(tenantId: TenantId, { columns }: TableShape<Row>, ids: string[]) => {
    const rows: Row[] = []
    const take = (content: Uint8Array) => void rows.push(...decodeRows(columns, content))
    return (await readChunks(documents, tenantId, ids, hashOfMemberChunk, take)) ? rows : undefined
  }

  /** False when another worker was faster. */
  const replaceList = async ({ tenantId, profileId, at }: MemberList, pieces: MemberPieces): Promise<boolean> => {
    const last = await headOf(tenantId, profileId)
    const digest = digestOf(pieces)
    if (last?.value.digest === digest) return writeHead(tenantId, profileId, { ...last.value, at }, last)
    const known = new Map(chunksOfHead(last?.value).map((id) => [hashOfMemberChunk(id), id]))
    const fresh = new Map<string, Piece>()
    const chunkOf = (piece: Piece): string => {
      const chunk = known.get(piece.hash)
      if (chunk !== undefined) return chunk
      const added = memberChunkId(profileId, piece)
      fresh.set(added, piece)
      return added
    }
    const head = { at, digest, members: pieces.members.map(chunkOf), cannot: pieces.cannot.map(chunkOf) }
    await writeChunks(documents, tenantId, 'members', fresh)
    const isDone = await writeHead(tenantId, profileId, head, last)
    const needed = new Set(chunksOfHead(head))
    const idle = isDone ? chunksOfHead(last?.value).filter((id) => !needed.has(id)) : [...fresh.keys()]
    await removeChunks(documents, tenantId, idle)
    return isDone
  }

  return {
    async save(list) {
      const pieces = {
        members: await piecesOfRows(people, sorted(people, list.members)),
        cannot: await piecesOfRows(others, sorted(others, list.cannot)),
      }
      for (let tries = 0; tries < attempts; tries += 1) if (await replaceList(list, pieces)) return
      const message = `${place(list.profileId)} was changed by others ${attempts} times in a row`
      throw new Trouble('unreachable', 'store', message)
    },
    async get(tenantId, profileId) {
      let failed: string | undefined
      for (;;) {
        const head = await headOf(tenantId, profileId)
        if (!head) return undefined
        const members = await rowsOf(tenantId, people, head.value.members)
        const cannot = members && (await rowsOf(tenantId, others, head.value.cannot))
        if (cannot) return { tenantId, profileId, at: head.value.at, members, cannot }
        // A newer list has replaced this one while it was read: its head tells.
        if (head.etag === failed)
          throw new Trouble('unintelligible', 'store', `${place(profileId)}: chunks are missing`)
        failed = head.etag
      }
    },
  }
}
