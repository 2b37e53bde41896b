import { DuckDBInstance, type DuckDBType, type DuckDBValue, DuckDBDataChunk } from '@duckdb/node-api'

/** A column to fill a table with: its type, and its value at a place. */
export type Filling = { type: DuckDBType; at: (place: number) => DuckDBValue }

/** A database in memory with one connection; its queries use every core. */
export type DuckDb = {
  run(sql: string): Promise<void>
  /** The first column of the answer. */
  column(sql: string): Promise<DuckDBValue[]>
  /** Adds rows to a table, whole vectors at a time. */
  fill(table: string, length: number, columns: Filling[]): Promise<void>
  close(): void
}

const vectorSize = 2048

/** Opens a database of its own; nothing is written to disk. */
export async function openDuckDb(settings: Record<string, string> = {}): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(':memory:', settings)
  const connection = await instance.connect()
  return {
    async run(sql) {
      await connection.run(sql)
    },
    async column(sql) {
      const reader = await connection.runAndReadAll(sql)
      return reader.getColumns()[0] ?? []
    },
    async fill(table, length, columns) {
      const appender = await connection.createAppender(table)
      for (let from = 0; from < length; from += vectorSize) {
        const rows = Math.min(vectorSize, length - from)
        const chunk = DuckDBDataChunk.create(
          columns.map(({ type }) => type),
          rows,
        )
        chunk.setColumns(columns.map(({ at }) => Array.from({ length: rows }, (_, i) => at(from + i))))
        appender.appendDataChunk(chunk)
      }
      appender.closeSync()
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
