import { z } from 'zod'
import { HeldChangeSet } from '../../core/change-set.ts'
import { remembersRefusals } from '../../core/held.ts'
import type { TenantId } from '../../core/ids.ts'
import type { Store, Stored } from '../../core/ports/store.ts'
import { lifetimes } from './containers.ts'
import { documentId } from './document-id.ts'
import type { Documents } from './documents.ts'
import { readWhole, replaceLists, rowsOf } from './headed-lists.ts'
import { valueOf, type Kept } from './kept.ts'
import { movers } from './membership-change-head.ts'
import { piecesOfRows } from './pieces.ts'
import { without } from './without.ts'

const chunks = z.array(z.string())
/** A change set with the chunks of its people instead of them, and their numbers: tens of thousands do not fit one document. */
const HeldDocument = HeldChangeSet.extend({ add: chunks, remove: chunks, adds: z.int(), removes: z.int() })
type HeldDocument = z.infer<typeof HeldDocument>

const type = 'held set'
const pageSize = 1_000
const idFor = (id: string): string => documentId(type, id)

/** Held change sets in the container of runs: chunks, and a head that is written last. */
export function heldSetStore(documents: Documents): Store['held'] {
  const headIn = (document: Kept): Stored<HeldDocument> => ({
    value: valueOf(HeldDocument, document, documents.name),
    etag: document.etag,
  })
  const headOf = async (tenantId: TenantId, id: string): Promise<Stored<HeldDocument> | undefined> => {
    const document = await documents.read(tenantId, idFor(id))
    return document && headIn(document)
  }
  const withPeople = async ({ value, etag }: Stored<HeldDocument>): Promise<Stored<HeldChangeSet> | undefined> => {
    const add = await rowsOf(documents, value.tenantId, movers, value.add)
    const remove = add && (await rowsOf(documents, value.tenantId, movers, value.remove))
    return remove && { value: HeldChangeSet.parse({ ...value, add, remove }), etag }
  }
  const get = (tenantId: TenantId, id: string) =>
    readWhole(`${documents.name}/${idFor(id)}`, () => headOf(tenantId, id), withPeople)

  return {
    get,
    async heads(tenantId) {
      const found = await documents.list(tenantId, { type, pageSize })
      return found.map((document) => without(headIn(document).value, 'add', 'remove'))
    },
    async list(tenantId) {
      const heads = (await documents.list(tenantId, { type, pageSize })).map(headIn)
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
        const value: HeldDocument = { ...set, ...chunks, adds: set.add.length, removes: set.remove.length }
        const draft = { id: idFor(id), type, value, ttl }
        const result =
          etag === undefined ? await documents.create(tenantId, draft) : await documents.replace(tenantId, draft, etag)
        written = typeof result === 'string' ? 'changed' : { value: set, etag: result.etag }
        return written !== 'changed'
      })
      return written
    },
  }
}
