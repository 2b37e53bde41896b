import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ProfileId } from '../../core/ids.ts'
import type { CannotBeMember, Member } from '../../core/members.ts'
import { documentId } from './document-id.ts'
import type { Piece } from './pieces.ts'
import type { TableShape } from './snapshot-tables.ts'

/** The head of a list: when it was computed, what it says (a hash), and its chunks. Written last, it makes them visible. */
export const MemberListHead = z.object({
  at: z.string(),
  digest: z.string(),
  members: z.array(z.string()),
  cannot: z.array(z.string()),
})
export type MemberListHead = z.infer<typeof MemberListHead>

/** The people in the group; sorted by the users' ids, so that a list is the same however it was computed. */
export const people: TableShape<Member> = {
  columns: { userId: 'text', entraId: 'text', name: 'text', email: 'text', reason: 'text' },
  keys: [(member) => member.userId],
  rowsPerChunk: 1536,
}
/** Those who match and cannot be members. */
export const others: TableShape<CannotBeMember> = {
  columns: { userId: 'text', name: 'text', because: 'text' },
  keys: [(person) => person.userId],
  rowsPerChunk: 1536,
}

export const headId = (profileId: ProfileId): string => documentId('memberlist', profileId)

/** The chunks of a list. */
export const chunksOfHead = (head: MemberListHead | undefined): string[] =>
  head ? [...head.members, ...head.cannot] : []

export type MemberPieces = Record<'members' | 'cannot', Piece[]>

/** Names what a list says: the people and their reasons, whenever they were computed. */
export function digestOf({ members, cannot }: MemberPieces): string {
  const hashes = [members, cannot].map((pieces) => pieces.map(({ hash }) => hash).join(' '))
  return createHash('sha256').update(hashes.join('|')).digest('hex')
}
