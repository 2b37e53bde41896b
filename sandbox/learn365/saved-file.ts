import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ApiKey, Learn365Seed } from './learn365-seed.ts'
import type { TableName } from './rows.ts'
import { tableNames, type TenantData } from './tenant-data.ts'

/**
 * The data between two starts, one JSON value a line, so that a big tenant never is one string: `{"tenant":…}` opens a
 * tenant, `{"table":…}` a table of it, then its rows. What is null is left out.
 */
type Line = { tenant: { tenantId: string; name: string; keys: ApiKey[] } } | { table: TableName } | Row
type Row = Record<string, unknown>
type Loaded = { tenantId: string; name: string; keys: ApiKey[] } & Partial<Record<TableName, Row[]>>

/** The tenants of a saved file; undefined when there is none. */
export async function loadTenants(file: string): Promise<Learn365Seed[] | undefined> {
  if (!existsSync(file)) return undefined
  const tenants: Loaded[] = []
  let rows: Row[] = []
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const line = JSON.parse(text) as Line
    const tenant = tenants.at(-1)
    if ('tenant' in line) tenants.push({ ...(line as { tenant: Loaded }).tenant })
    else if ('table' in line && tenant) tenant[line.table as TableName] = rows = []
    else rows.push(line)
  }
  return tenants as unknown as Learn365Seed[]
}

const pauseMs = 300

/** Saves tenants to a file soon after changes: in one piece (written beside it, then renamed) and never twice at once. */
export function makeSavedFile(file: string, tenants: () => readonly TenantData[]) {
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()
  let tookMs = 0
  let closed = false
  const save = async () => {
    const began = performance.now()
    // Rows are never changed in place: these lists stay as they are while the file is written.
    const taken = tenants().map(({ tenantId, name, keys, tables }) => ({
      tenant: { tenantId, name, keys },
      rows: tableNames.map((table) => [table, [...tables[table].values()]] as const),
    }))
    await mkdir(dirname(file), { recursive: true })
    await pipeline(Readable.from(chunks(taken)), createWriteStream(`${file}.new`))
    await rename(`${file}.new`, file)
    tookMs = performance.now() - began
  }
  const saveNow = () => (working = working.then(save, save))
  return {
    /** A big tenant is saved less often: at most a tenth of the time goes into it. */
    changed() {
      if (closed) return
      timer ??= setTimeout(
        () => {
          timer = undefined
          // A full disk must not end the sandbox; closing saves again and tells.
          saveNow().catch(() => undefined)
        },
        Math.max(pauseMs, tookMs * 10),
      )
    },
    /** Saves at once. */
    save: saveNow,
    async close() {
      closed = true
      clearTimeout(timer)
      await saveNow()
    },
  }
}

type Taken = { tenant: object; rows: (readonly [TableName, readonly object[]])[] }

function* chunks(taken: readonly Taken[]): Generator<string> {
  const rowsAChunk = 1000
  for (const { tenant, rows } of taken) {
    yield `${JSON.stringify({ tenant })}\n`
    for (const [table, all] of rows) {
      yield `${JSON.stringify({ table })}\n`
      for (let from = 0; from < all.length; from += rowsAChunk)
        yield all
          .slice(from, from + rowsAChunk)
          .map(line)
          .join('')
    }
  }
}

/** One row as a line. A loop, as a big tenant has a million rows. */
function line(row: object): string {
  const filled: Row = {}
  for (const [name, value] of Object.entries(row)) if (value !== null) filled[name] = value
  return `${JSON.stringify(filled)}\n`
}
