import { z } from 'zod'
import { HeldChangeSet } from '../../core/change-set.ts'
import { remembersRefusals } from '../../core/held.ts'
import type { TenantId } from '../../core/ids.ts'
import type { Listed, Stored } from '../../core/ports/store.ts'
import { lifetimes } from './containers.ts'
import { documentId } from './document-id.ts'
import type { Documents } from './documents.ts'
import { readWhole, replaceLists, rowsOf } from './headed-lists.ts'
import { valueOf, type Kept } from './kept.ts'
import { movers } from './membership-change-head.ts'
import { piecesOfRows } from './pieces.ts'

/** A change set without its people, and the chunks of these: tens of thousands do not fit one document. */
const HeldHead = HeldChangeSet.extend({ add: z.array(z.string()), remove: z.array(z.string()) })
type HeldHead = z.infer<typeof HeldHead>

const type = 'held set'
const idFor = (id: string): string => documentId(type, id)

/** Held change sets in the container of runs: chunks, and a head that is written last. */
export function heldSetStore(documents: Documents): Listed<HeldChangeSet> {
  const headIn = (document: Kept): Stored<HeldHead> => ({
    value: valueOf(HeldHead, document, documents.name),
    etag: document.etag,
  })
  const headOf = async (tenantId: TenantId, id: string): Promise<Stored<HeldHead> | undefined> => {
    const document = await documents.read(tenantId, idFor(id))
    return document && headIn(document)
  }
  const withPeople = async ({ value, etag }: Stored<HeldHead>): Promise<Stored<HeldChangeSet> | undefined> => {
    const add = await rowsOf(documents, value.tenantId, movers, value.add)
    const remove = add && (await rowsOf(documents, value.tenantId, movers, value.remove))
    return remove && { value: { ...value, add, remove }, etag }
  }
  const get = (tenantId: TenantId, id: string) =>
    readWhole(`${documents.name}/${idFor(id)}`, () => headOf(tenantId, id), withPeople)

  return {
    get,
    async list(tenantId) {
      const heads = (await documents.list(tenantId, { type })).map(headIn)
      const sets: Stored<HeldChangeSet>[] = []
      for (const head of heads) {
        const set = (await withPeople(head)) ?? (await get(tenantId, head.value.id))
        if (set) sets.push(set)
      }
      return sets
    },
    async put(set, etag) {
      const { tenantId, id } = set
      const last = etag === undefined ? undefined : await headOf(tenantId, id)
      if (etag !== undefined && last?.etag !== etag) return 'changed'
      const pieces = { add: await piecesOfRows(movers, set.add), remove: await piecesOfRows(movers, set.remove) }
      const before = last ? [...last.value.add, ...last.value.remove] : []
      const kind = { type: 'held people', owner: id, ttl: lifetimes.heldPeople }
      const anew = last !== undefined && last.value.renewedAt !== set.renewedAt
      const ttl = remembersRefusals(set) ? lifetimes.heldWithRefusals : lifetimes.held
      let written: Stored<HeldChangeSet> | 'changed' = 'changed'
      await replaceLists(documents, tenantId, kind, { before, pieces, anew }, async (chunks) => {
        const draft = { id: idFor(id), type, value: { ...set, ...chunks }, ttl }
        const result =
          etag === undefined ? await documents.create(tenantId, draft) : await documents.replace(tenantId, draft, etag)
        written = typeof result === 'string' ? 'changed' : { value: set, etag: result.etag }
        return written !== 'changed'
      })
      return written
    },
  }
}
