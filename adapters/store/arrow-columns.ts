import { type Data, Field, makeData, RecordBatch, Schema, Struct, Table, tableFromIPC, tableToIPC } from 'apache-arrow'

/**
 * Columns of the same length as an Arrow IPC stream. The same columns always give the same bytes.
 * @throws RangeError from Arrow for more than two gigabytes.
 */
export function encodeColumns(columns: Record<string, Data>, length: number): Uint8Array {
  const fields = Object.entries(columns).map(([name, { type }]) => new Field(name, type, true))
  const schema = new Schema(fields)
  const struct = makeData({ type: new Struct(fields), length, nullCount: 0, children: Object.values(columns) })
  return tableToIPC(new Table(schema, [new RecordBatch(schema, struct)]), 'stream')
}

/** Columns by their names. */
export type EncodedColumns = { length: number; column: (name: string) => Data }

/** The columns that `encodeColumns` was given; a column that is missing is met when it is asked for. @throws Error. */
export function decodeColumns(bytes: Uint8Array): EncodedColumns {
  const { schema, batches } = tableFromIPC(bytes)
  const [batch] = batches
  // Arrow takes bytes that are no stream at all for a table without rows.
  if (!batch || batches.length > 1) throw new Error(`there are ${batches.length} batches of rows instead of one`)
  return {
    length: batch.numRows,
    column(name) {
      const child = batch.data.children[schema.fields.findIndex((field) => field.name === name)]
      if (!child) throw new Error(`the column ${name} is missing`)
      return child
    },
  }
}
