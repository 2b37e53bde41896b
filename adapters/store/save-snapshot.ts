import type { ProfileSchema } from '../../core/profile-schema.ts'
import { countsOf, type Snapshot } from '../../core/snapshot.ts'
import { removeChunks, writeChunks } from './chunk-documents.ts'
import type { Documents } from './documents.ts'
import { announced, chunkId, type Edition, hashOfChunk, liveChunks, removable, withEditions } from './manifest.ts'
import { type Manifests, withManifest } from './manifests.ts'
import { type Piece, piecesOfBytes, piecesOfRows } from './pieces.ts'
import { sorted } from './slices.ts'
import { snapshotTables, tableNames, type TableName, type TableShape } from './snapshot-tables.ts'
import { without } from './without.ts'

/** A snapshot with its rows in the order in which they are stored: what reading it back will give. */
export function inStoredOrder(snapshot: Snapshot): Snapshot {
  const tables = tableNames.map((name) => [name, sorted<object>(shapeOf(name), snapshot[name])])
  return { ...snapshot, ...(Object.fromEntries(tables) as Pick<Snapshot, TableName>) }
}

/** A table's shape, of rows that are only known to be rows. */
export const shapeOf = (name: TableName): TableShape<object> => snapshotTables[name] as unknown as TableShape<object>

/** What a snapshot is to be stored as. */
export type Content = { tables: Map<TableName, Piece[]>; schema: Piece[] }

export async function contentOf(snapshot: Snapshot, schema: ProfileSchema): Promise<Content> {
  const tables = new Map<TableName, Piece[]>()
  for (const name of tableNames) tables.set(name, await piecesOfRows(shapeOf(name), snapshot[name]))
  return { tables, schema: piecesOfBytes(Buffer.from(JSON.stringify(without(schema, 'takenAt')))) }
}

/**
 * Writes a snapshot: announces the chunks that are new, writes them, removes chunks that were retired long ago, and makes
 * the snapshot visible with the manifest, last. Another save in between starts this one again. A new current snapshot
 * drops one that was kept aside: accepting that later would bring back older data.
 * @returns how many chunks were written, and what the manifest now says.
 */
export function writeSnapshot(
  { documents, manifests, now }: { documents: Documents; manifests: Manifests; now: () => Date },
  snapshot: Snapshot,
  schema: ProfileSchema,
  content: Content,
  use: 'current' | 'aside',
): Promise<{ chunksWritten: number; edition: Edition }> {
  const { tenantId } = snapshot
  return withManifest(manifests, tenantId, async (base) => {
    const known = new Map([...liveChunks(base.value)].map((chunk) => [hashOfChunk(chunk), chunk]))
    const fresh = new Map<string, Piece>()
    const place = (piece: Piece) => {
      const chunk = known.get(piece.hash) ?? chunkId(piece.hash, base.value.generation + 1)
      if (!known.has(piece.hash)) fresh.set(chunk, piece)
      return chunk
    }
    const edition = editionOf(snapshot, schema, content, place)
    const begun =
      fresh.size === 0
        ? base
        : await manifests.write(tenantId, announced(base.value, [...fresh.keys()], now().getTime()), base.etag)
    if (begun === 'changed') return begun
    await writeChunks(documents, tenantId, 'chunk', fresh)
    const old = removable(begun.value, now().getTime())
    await removeChunks(documents, tenantId, old)
    const editions =
      use === 'current' ? { current: edition, aside: null } : { current: begun.value.current, aside: edition }
    const manifest = withEditions(begun.value, editions, now().getTime(), old)
    const done = await manifests.write(tenantId, manifest, begun.etag)
    return done === 'changed' ? done : { chunksWritten: fresh.size, edition }
  })
}

function editionOf(
  snapshot: Snapshot,
  schema: ProfileSchema,
  content: Content,
  place: (piece: Piece) => string,
): Edition {
  const tables = tableNames.map((name) => [name, (content.tables.get(name) ?? []).map(place)])
  return {
    id: snapshot.id,
    takenAt: snapshot.takenAt,
    counts: countsOf(snapshot),
    tables: Object.fromEntries(tables) as Edition['tables'],
    schema: content.schema.map(place),
    schemaTakenAt: schema.takenAt,
  }
}
