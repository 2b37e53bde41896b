import type { TenantId } from '../../core/ids.ts'
import type { ProfileSchema } from '../../core/profile-schema.ts'
import { countsOf, type Snapshot } from '../../core/snapshot.ts'
import { removeChunks, writeChunks } from './chunk-documents.ts'
import type { Documents } from './documents.ts'
import { enrollmentTable } from './enrollment-table.ts'
import {
  announced,
  chunkId,
  type Edition,
  hashOfChunk,
  knowsAll,
  liveChunks,
  type Manifest,
  removable,
  withEditions,
} from './manifest.ts'
import { type Manifests, type ManifestVersion, withManifest } from './manifests.ts'
import { type Piece, piecesOf, piecesOfBytes, piecesOfRows } from './pieces.ts'
import { sorted } from './sorted.ts'
import { sortedEnrollments } from './sorted-enrollments.ts'
import {
  rowTableNames,
  snapshotTables,
  tableNames,
  type RowTableName,
  type TableName,
  type TableShape,
} from './snapshot-tables.ts'
import { without } from './without.ts'

/** A snapshot with its rows in the order in which they are stored: what reading it back will give. */
export function inStoredOrder(snapshot: Snapshot): Snapshot {
  const tables = rowTableNames.map((name) => [name, sorted<object>(shapeOf(name), snapshot[name])])
  const rows = Object.fromEntries(tables) as Pick<Snapshot, RowTableName>
  return { ...snapshot, ...rows, enrollments: sortedEnrollments(snapshot.enrollments) }
}

/** A table's shape, of rows that are only known to be rows. */
export const shapeOf = (name: RowTableName): TableShape<object> => snapshotTables[name] as unknown as TableShape<object>

/** What a snapshot is to be stored as. */
export type Content = { tables: Map<TableName, Piece[]>; schema: Piece[] }

/** Cuts a snapshot, in stored order, and its schema into pieces. */
export async function contentOf(snapshot: Snapshot, schema: ProfileSchema): Promise<Content> {
  const tables = new Map<TableName, Piece[]>()
  for (const name of rowTableNames) tables.set(name, await piecesOfRows(shapeOf(name), snapshot[name]))
  tables.set('enrollments', await piecesOf(enrollmentTable(snapshot.enrollments)))
  return { tables, schema: piecesOfBytes(Buffer.from(JSON.stringify(without(schema, 'takenAt')))) }
}

type Place = { documents: Documents; manifests: Manifests; now: () => Date }
type Use = 'current' | 'aside'
type Saved = { chunksWritten: number; edition: Edition }

/**
 * Writes a snapshot: announces the chunks that are new, writes them, removes chunks that were retired long ago, and makes
 * the snapshot visible with the manifest, last.
 */
export function writeSnapshot(
  place: Place,
  snapshot: Snapshot,
  schema: ProfileSchema,
  content: Content,
  use: Use,
): Promise<Saved> {
  const { documents, manifests, now } = place
  const { tenantId } = snapshot
  return withManifest(manifests, tenantId, async (base) => {
    const { chunkOf, fresh } = chunksFor(base.value)
    const edition = editionOf(snapshot, schema, content, chunkOf)
    const announcement = announced(base.value, [...fresh.keys()], now().getTime())
    const begun = fresh.size === 0 ? base : await manifests.write(tenantId, announcement, base.etag)
    if (begun === 'changed') return begun
    await writeChunks(documents, tenantId, 'chunk', fresh)
    const old = removable(begun.value, now().getTime())
    await removeChunks(documents, tenantId, old)
    const isDone = await publish(place, tenantId, { edition, use, removed: old }, begun)
    return isDone ? { chunksWritten: fresh.size, edition } : 'changed'
  })
}

/** Finds a chunk for each piece: one that is needed already, or a new one, which is then in `fresh`. */
function chunksFor(manifest: Manifest) {
  const known = new Map([...liveChunks(manifest)].map((chunk) => [hashOfChunk(chunk), chunk]))
  const fresh = new Map<string, Piece>()
  const chunkOf = (piece: Piece): string => {
    const chunk = known.get(piece.hash)
    if (chunk !== undefined) return chunk
    const added = chunkId(piece.hash, manifest.generation + 1)
    fresh.set(added, piece)
    return added
  }
  return { chunkOf, fresh }
}

type Publication = { edition: Edition; use: Use; removed: string[] }

/**
 * Puts an edition into the manifest, also into one that has moved on meanwhile: as long as that still knows all of the
 * edition's chunks, nobody has removed them. False when it does not.
 */
async function publish(place: Place, tenantId: TenantId, what: Publication, from: ManifestVersion): Promise<boolean> {
  const { edition, use, removed } = what
  for (let at = from; ; at = await place.manifests.read(tenantId)) {
    if (!knowsAll(at.value, edition)) return false
    // A refresh that took long does not replace a newer one; the caller sees by the head that it was not published.
    if (use === 'current' && (at.value.current?.takenAt ?? 0) > edition.takenAt) return true
    // A new current snapshot drops one that was kept aside: accepting that later would bring back older data.
    const editions =
      use === 'current' ? { current: edition, aside: null } : { current: at.value.current, aside: edition }
    const next = withEditions(at.value, editions, place.now().getTime(), removed)
    if ((await place.manifests.write(tenantId, next, at.etag)) !== 'changed') return true
  }
}

function editionOf(
  snapshot: Snapshot,
  schema: ProfileSchema,
  content: Content,
  chunkOf: (piece: Piece) => string,
): Edition {
  const tables = tableNames.map((name) => [name, (content.tables.get(name) ?? []).map(chunkOf)])
  return {
    id: snapshot.id,
    takenAt: snapshot.takenAt,
    counts: countsOf(snapshot),
    tables: Object.fromEntries(tables) as Edition['tables'],
    schema: content.schema.map(chunkOf),
    schemaTakenAt: schema.takenAt,
  }
}
