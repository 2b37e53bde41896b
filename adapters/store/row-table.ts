import {
  Bool,
  type Data,
  DataType,
  Field,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
} from 'apache-arrow'
import { decodeNumbers, encodeNumbers } from './number-column.ts'
import { decodeTexts, encodeTexts } from './text-column.ts'
import { bitAt, bits } from './validity.ts'

/** `json` is for values of several types: each is kept as its JSON. */
export type ColumnKind = 'text' | 'instant' | 'flag' | 'json'

/** The columns of a kind of row, by property. A text or an instant may be null. */
export type Columns<Row> = { [P in keyof Row & string]: ColumnKind }

type AnyRow = Record<string, unknown>

/**
 * Rows as an Arrow IPC stream. The same rows always give the same bytes.
 * @throws RangeError from Arrow for more than two gigabytes.
 */
export function encodeRows<Row extends object>(columns: Columns<Row>, rows: readonly Row[]): Uint8Array {
  const entries = Object.entries<ColumnKind>(columns)
  const children = entries.map(([name, kind], at) =>
    encodeColumn(
      kind,
      rows.map((row) => (row as AnyRow)[name]),
      at,
    ),
  )
  const fields = entries.map(([name], at) => new Field(name, childAt(children, at).type, true))
  const schema = new Schema(fields)
  const struct = makeData({ type: new Struct(fields), length: rows.length, nullCount: 0, children })
  return tableToIPC(new Table(schema, [new RecordBatch(schema, struct)]), 'stream')
}

/** The rows that `encodeRows` was given. @throws Error when the bytes are something else. */
export function decodeRows<Row extends object>(columns: Columns<Row>, bytes: Uint8Array): Row[] {
  const table = tableFromIPC(bytes)
  // Arrow takes bytes that are no stream at all for a table without rows.
  if (table.batches.length === 0) throw new Error('there are no rows')
  const entries = Object.entries<ColumnKind>(columns)
  return table.batches.flatMap((batch) => {
    // Copied whole, the rows get all of their properties at once: adding them one by one takes ten times as long.
    const blank: AnyRow = Object.fromEntries(entries.map(([name]) => [name, null]))
    const rows = Array.from({ length: batch.numRows }, () => ({ ...blank }))
    for (const [name, kind] of entries) {
      const at = table.schema.fields.findIndex((field) => field.name === name)
      const cells = decodeColumn(kind, childAt(batch.data.children, at))
      for (const [row, value] of rows.entries()) value[name] = cells[row]
    }
    return rows as Row[]
  })
}

function childAt(children: Data[], at: number): Data {
  const child = children[at]
  if (!child) throw new Error('a column is missing')
  return child
}

function encodeColumn(kind: ColumnKind, cells: unknown[], at: number): Data {
  switch (kind) {
    case 'text':
      return encodeTexts(cells as (string | null)[], at)
    case 'json':
      return encodeTexts(
        cells.map((cell) => JSON.stringify(cell)),
        at,
      )
    case 'instant':
      return encodeNumbers(cells as (number | null)[])
    case 'flag':
      return makeData({ type: new Bool(), length: cells.length, nullCount: 0, data: bits(cells as boolean[]) })
  }
}

function decodeColumn(kind: ColumnKind, data: Data): unknown[] {
  switch (kind) {
    case 'text':
      return decodeTexts(data)
    case 'json':
      return decodeTexts(data).map((text): unknown => (text === null ? null : JSON.parse(text)))
    case 'instant':
      return decodeNumbers(data)
    case 'flag': {
      if (!DataType.isBool(data.type)) throw new Error(`a column of flags holds Arrow's type ${data.type.typeId}`)
      return Array.from({ length: data.length }, (_, row) => bitAt(data.values as Uint8Array, row))
    }
  }
}
