import type { TenantId } from '../../core/ids.ts'
import { ProfileSchema } from '../../core/profile-schema.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import { readChunks } from './chunk-documents.ts'
import type { Documents } from './documents.ts'
import { understood } from './kept.ts'
import { type Edition, hashOfChunk } from './manifest.ts'
import { decodeRows } from './row-table.ts'
import { shapeOf } from './save-snapshot.ts'
import { tableNames, type TableName } from './snapshot-tables.ts'

/** Reads an edition whole; undefined when chunks of it are gone, because the manifest has moved on. */
export async function readSnapshot(
  documents: Documents,
  tenantId: TenantId,
  edition: Edition,
): Promise<Snapshot | undefined> {
  const tables: [TableName, object[]][] = []
  for (const name of tableNames) {
    const decode = (content: Uint8Array) => decodeRows(shapeOf(name).columns, content)
    const slices = await readChunks(documents, tenantId, edition.tables[name], hashOfChunk, decode)
    if (!slices) return undefined
    tables.push([name, slices.flat()])
  }
  const rows = Object.fromEntries(tables) as unknown as Pick<Snapshot, TableName>
  return { tenantId, id: edition.id, takenAt: edition.takenAt, ...rows }
}

/** Reads an edition's profile schema; undefined when it is gone, because the manifest has moved on. */
export async function readSchema(
  documents: Documents,
  tenantId: TenantId,
  edition: Edition,
): Promise<ProfileSchema | undefined> {
  const parts = await readChunks(documents, tenantId, edition.schema, hashOfChunk, (content) => content)
  if (!parts) return undefined
  const json = Buffer.concat(parts).toString()
  return understood(
    ProfileSchema,
    { ...parseJson(json), takenAt: edition.schemaTakenAt },
    `${documents.name}/schema`,
    '',
  )
}

function parseJson(json: string): object {
  try {
    return JSON.parse(json) as object
  } catch {
    return {}
  }
}
