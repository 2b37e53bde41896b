import { LRUCache } from 'lru-cache'
import { Trouble } from '../../core/errors.ts'
import type { TenantId } from '../../core/ids.ts'
import type { SnapshotStore } from '../../core/ports/store.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import type { Documents } from './documents.ts'
import { type Edition, withEditions } from './manifest.ts'
import { type Manifests, manifestsIn, withManifest } from './manifests.ts'
import { readSchema, readSnapshot } from './read-snapshot.ts'
import { contentOf, inStoredOrder, writeSnapshot } from './save-snapshot.ts'
import { rowTableNames } from './snapshot-tables.ts'

/** Bytes of snapshots that are kept in memory, of all tenants together. */
const mostBytes = 400_000_000

/** Bytes, as measured: of a row as an object, an enrollment in its columns, an id that the columns refer to. */
const [rowBytes, enrollmentBytes, idBytes] = [250, 42, 80]

/** About so many bytes of memory. At least one snapshot is kept, however large: whoever asks twice gets the same object. */
function sizeOf({ snapshot }: { snapshot: Snapshot }): number {
  const { length, users, courses } = snapshot.enrollments
  const rows = rowTableNames.reduce((sum, name) => sum + snapshot[name].length, 0)
  const bytes = rowBytes * rows + enrollmentBytes * length + idBytes * (users.length + courses.length)
  return Math.max(1, Math.min(mostBytes, bytes))
}

/** Snapshots as compressed columns, cut into chunks, and a manifest for each tenant that makes them visible. */
export function snapshotStore(documents: Documents, now: () => Date): SnapshotStore {
  const manifests = manifestsIn(documents)
  const decoded = new LRUCache<TenantId, { of: string; snapshot: Snapshot }>({
    maxSize: mostBytes,
    sizeCalculation: sizeOf,
  })
  const reading = new Map<string, Promise<Snapshot | undefined>>()

  const snapshotOf = async (tenantId: TenantId, edition: Edition): Promise<Snapshot | undefined> => {
    const of = JSON.stringify(edition)
    const known = decoded.get(tenantId)
    if (known?.of === of) return known.snapshot
    const name = `${tenantId} ${of}`
    const begun = reading.get(name) ?? readSnapshot(documents, tenantId, edition).finally(() => reading.delete(name))
    reading.set(name, begun)
    const snapshot = await begun
    if (snapshot) decoded.set(tenantId, { of, snapshot })
    return snapshot
  }

  return {
    async save(snapshot, schema, use) {
      const stored = inStoredOrder(snapshot)
      const content = await contentOf(stored, schema)
      const { chunksWritten, edition } = await writeSnapshot(
        { documents, manifests, now },
        stored,
        schema,
        content,
        use,
      )
      if (use === 'current') decoded.set(snapshot.tenantId, { of: JSON.stringify(edition), snapshot: stored })
      return { chunksWritten }
    },
    accept: (tenantId, id) =>
      withManifest(manifests, tenantId, async ({ value, etag }) => {
        if (value.aside?.id !== id) return false
        const accepted = withEditions(value, { current: value.aside, aside: null }, now().getTime())
        return (await manifests.write(tenantId, accepted, etag)) === 'changed' ? 'changed' : true
      }),
    async asideId(tenantId) {
      return (await manifests.read(tenantId)).value.aside?.id
    },
    async head(tenantId) {
      const { current } = (await manifests.read(tenantId)).value
      return current ? { id: current.id, takenAt: current.takenAt, counts: current.counts } : undefined
    },
    current: (tenantId) => readCurrent(manifests, tenantId, (edition) => snapshotOf(tenantId, edition)),
    schema: (tenantId) => readCurrent(manifests, tenantId, (edition) => readSchema(documents, tenantId, edition)),
  }
}

/** Reads from the current edition; again where the manifest moved on so long ago that chunks have been removed. */
async function readCurrent<T>(
  manifests: Manifests,
  tenantId: TenantId,
  read: (edition: Edition) => Promise<T | undefined>,
): Promise<T | undefined> {
  let failed: string | undefined
  for (;;) {
    const { value, etag } = await manifests.read(tenantId)
    if (!value.current) return undefined
    const found = await read(value.current)
    if (found) return found
    if (etag === failed)
      throw new Trouble('unintelligible', 'store', `snapshots/manifest: chunks of ${value.current.id} are missing`)
    failed = etag
  }
}
