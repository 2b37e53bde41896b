import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Trouble } from '../../core/errors.ts'
import type { ProfileId, TenantId } from '../../core/ids.ts'
import type { CannotBeMember, Member } from '../../core/members.ts'
import type { MemberList, MemberListStore } from '../../core/ports/store.ts'
import { readChunks, removeChunks, writeChunks } from './chunk-documents.ts'
import { documentId } from './document-id.ts'
import type { Documents } from './documents.ts'
import { valueOf } from './kept.ts'
import { type Piece, piecesOfRows } from './pieces.ts'
import { decodeRows } from './row-table.ts'
import { sorted } from './slices.ts'
import type { TableShape } from './snapshot-tables.ts'

/** The head of a list: when it was computed, what it says (a hash), and its chunks. Written last, it makes them visible. */
const Head = z.object({
  at: z.string(),
  digest: z.string(),
  members: z.array(z.string()),
  cannot: z.array(z.string()),
})
type Head = z.infer<typeof Head>

const people: TableShape<Member> = {
  columns: { userId: 'text', entraId: 'text', name: 'text', email: 'text', reason: 'text' },
  keys: [(member) => member.userId],
  rowsPerChunk: 1536,
}
const others: TableShape<CannotBeMember> = {
  columns: { userId: 'text', name: 'text', because: 'text' },
  keys: [(person) => person.userId],
  rowsPerChunk: 1536,
}

const headId = (profileId: ProfileId) => documentId('memberlist', profileId)
/** A chunk's id ends in its content's hash and something new: what is removed late is never what a later save wrote. */
const chunkId = (profileId: ProfileId, { hash }: Piece) => documentId('members', `${profileId}:${hash}.${randomUUID()}`)
const hashOf = (id: string) => id.slice(id.lastIndexOf(':') + 1, id.lastIndexOf('.'))

/** Member lists in the container of runs, sorted by the users' ids. */
export function memberListStore(documents: Documents): MemberListStore {
  const headOf = async (tenantId: TenantId, profileId: ProfileId) => {
    const document = await documents.read(tenantId, headId(profileId))
    return document && { value: valueOf(Head, document, documents.name), etag: document.etag }
  }
  const rowsOf = async <Row extends object>(tenantId: TenantId, { columns }: TableShape<Row>, ids: string[]) => {
    const parts = await readChunks(documents, tenantId, ids, hashOf, (content) => decodeRows(columns, content))
    return parts?.flat()
  }
  const writeHead = (tenantId: TenantId, profileId: ProfileId, value: Head, etag: string | undefined) => {
    const draft = { id: headId(profileId), type: 'memberlist', value }
    return etag === undefined ? documents.create(tenantId, draft) : documents.replace(tenantId, draft, etag)
  }
  const chunksOf = (head: Head | undefined) => (head ? [...head.members, ...head.cannot] : [])

  const attempt = async ({ tenantId, profileId, at }: MemberList, pieces: Record<'members' | 'cannot', Piece[]>) => {
    const last = await headOf(tenantId, profileId)
    const digest = digestOf(pieces)
    if (last?.value.digest === digest)
      return (await writeHead(tenantId, profileId, { ...last.value, at }, last.etag)) !== 'changed'
    const known = new Map(chunksOf(last?.value).map((id) => [hashOf(id), id]))
    const fresh = new Map<string, Piece>()
    const place = (piece: Piece) => {
      const id = known.get(piece.hash) ?? chunkId(profileId, piece)
      if (!known.has(piece.hash)) fresh.set(id, piece)
      return id
    }
    const head = { at, digest, members: pieces.members.map(place), cannot: pieces.cannot.map(place) }
    await writeChunks(documents, tenantId, 'members', fresh)
    const done = typeof (await writeHead(tenantId, profileId, head, last?.etag)) !== 'string'
    const kept = new Set(chunksOf(head))
    await removeChunks(
      documents,
      tenantId,
      done ? chunksOf(last?.value).filter((id) => !kept.has(id)) : [...fresh.keys()],
    )
    return done
  }

  return {
    async save(list) {
      const members = await piecesOfRows(people, sorted(people, list.members))
      const cannot = await piecesOfRows(others, sorted(others, list.cannot))
      for (let tries = 0; tries < 10; tries += 1) if (await attempt(list, { members, cannot })) return
      throw new Trouble(
        'unreachable',
        'store',
        `${documents.name}/${headId(list.profileId)} was changed by others 10 times in a row`,
      )
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
          throw new Trouble('unintelligible', 'store', `${documents.name}/${headId(profileId)}: chunks are missing`)
        failed = head.etag
      }
    },
  }
}

/** Names what a list says: the people and their reasons, whenever they were computed. */
function digestOf({ members, cannot }: Record<'members' | 'cannot', Piece[]>): string {
  const hashes = [members, cannot].map((pieces) => pieces.map(({ hash }) => hash).join(' '))
  return createHash('sha256').update(hashes.join('|')).digest('hex')
}
