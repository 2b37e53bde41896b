import type { z } from 'zod'
import { Trouble } from '../../core/errors.ts'
import type { Listed, Stored } from '../../core/ports/store.ts'
import { documentId } from './document-id.ts'
import type { Documents } from './documents.ts'
import { valueOf, type Kept } from './kept.ts'
import type { Wanted } from './list-documents.ts'

/** A kind of document: what it looks like, where it is kept and for how long (seconds after its last write). */
export type Kind<T> = {
  type: string
  shape: z.ZodType<T>
  tenantOf: (value: T) => string
  /** The document's id for an id of ours; the type and the id where absent. */
  documentId?: ((id: string) => string) | undefined
  idOf: (value: T) => string
  lifetime?: number | undefined
}

/** The documents of a kind, and queries on them. */
export type OwnShelf<T> = Listed<T> & {
  select(tenantId: string, wanted: Omit<Wanted, 'type'>): Promise<Stored<T>[]>
  /**
   * Those that were written since a second of Cosmos DB's clock, that second included. A write while the answer's pages
   * are read may be missed: of a second after `surely`, or of that one; 0 where nothing is sure.
   */
  changedSince(tenantId: string, seconds: number): Promise<{ changed: Stored<T>[]; surely: number }>
  remove(tenantId: string, id: string): Promise<boolean>
}

/** Documents of a page, where a list has many: Cosmos DB's own hundred would take fifty round trips for 5,000 profiles. */
const pageSize = 1_000

const newestOf = (found: readonly Kept[]): number => found.reduce((last, { changedAt }) => Math.max(last, changedAt), 0)

/** Keeps one kind of document in a container. */
export function shelfOf<T>(documents: Documents, kind: Kind<T>): OwnShelf<T> {
  const idFor = kind.documentId ?? ((id: string) => documentId(kind.type, id))
  const stored = (tenantId: string, document: Kept): Stored<T> => {
    const value = valueOf(kind.shape, document, documents.name)
    if (kind.tenantOf(value) !== tenantId)
      throw new Trouble(
        'unintelligible',
        'store',
        `${documents.name}/${document.id} belongs to another tenant than its partition`,
      )
    return { value, etag: document.etag }
  }
  const select: OwnShelf<T>['select'] = async (tenantId, wanted) => {
    const found = await documents.list(tenantId, { ...wanted, type: kind.type })
    return found.map((document) => stored(tenantId, document))
  }
  return {
    select,
    list: (tenantId) => select(tenantId, { pageSize }),
    async changedSince(tenantId, seconds) {
      let surely: number | undefined
      const found = await documents.list(tenantId, {
        type: kind.type,
        where: 'c._ts >= @since',
        parameters: { since: seconds },
        pageSize,
        enough(read) {
          // What is written after the first page was read is no older than what is on it.
          surely ??= newestOf(read)
          return false
        },
      })
      return { changed: found.map((document) => stored(tenantId, document)), surely: surely ?? newestOf(found) }
    },
    async get(tenantId, id) {
      const document = await documents.read(tenantId, idFor(id))
      return document && stored(tenantId, document)
    },
    async put(value, etag) {
      const draft = { id: idFor(kind.idOf(value)), type: kind.type, value, ttl: kind.lifetime }
      const tenantId = kind.tenantOf(value)
      const result =
        etag === undefined ? await documents.create(tenantId, draft) : await documents.replace(tenantId, draft, etag)
      return typeof result === 'string' ? 'changed' : { value, etag: result.etag }
    },
    remove: (tenantId, id) => documents.remove(tenantId, idFor(id)),
  }
}
