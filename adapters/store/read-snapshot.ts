import { enrollmentsBuilder } from '../../core/enrollments.ts'
import type { TenantId } from '../../core/ids.ts'
import { ProfileSchema } from '../../core/profile-schema.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import { readChunks } from './chunk-documents.ts'
import type { Documents } from './documents.ts'
import { decodeEnrollments } from './enrollment-chunk.ts'
import { understood } from './kept.ts'
import { type Edition, hashOfChunk } from './manifest.ts'
import { decodeRows } from './row-table.ts'
import { shapeOf } from './save-snapshot.ts'
import { rowTableNames, type RowTableName, type TableName } from './snapshot-tables.ts'

/** Reads an edition whole; undefined when chunks of it are gone, because the manifest has moved on. */
export async function readSnapshot(
  documents: Documents,
  tenantId: TenantId,
  edition: Edition,
): Promise<Snapshot | undefined> {
  const read = (name: TableName, take: (content: Uint8Array) => void) =>
    readChunks(documents, tenantId, edition.tables[name], hashOfChunk, take)
  const tables: [RowTableName, object[]][] = []
  for (const name of rowTableNames) {
    const slices: object[][] = []
    if (!(await read(name, (content) => void slices.push(decodeRows(shapeOf(name).columns, content))))) return undefined
    tables.push([name, slices.flat()])
  }
  const enrollments = enrollmentsBuilder(edition.counts.enrollments)
  if (!(await read('enrollments', (content) => enrollments.addAll(decodeEnrollments(content))))) return undefined
  const rows = Object.fromEntries(tables) as unknown as Pick<Snapshot, RowTableName>
  return { tenantId, id: edition.id, takenAt: edition.takenAt, ...rows, enrollments: enrollments.done() }
}

/** Reads an edition's profile schema; undefined when it is gone, because the manifest has moved on. */
export async function readSchema(
  documents: Documents,
  tenantId: TenantId,
  edition: Edition,
): Promise<ProfileSchema | undefined> {
  const parts: Uint8Array[] = []
  const take = (content: Uint8Array) => void parts.push(content)
  if (!(await readChunks(documents, tenantId, edition.schema, hashOfChunk, take))) return undefined
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
