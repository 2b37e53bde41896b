import { Bool, type Data, DataType, makeData } from 'apache-arrow'
import { decodeColumns, encodeColumns } from './arrow-columns.ts'
import { decodeTexts, encodeTexts } from './text-column.ts'
import { bitAt, bits } from './validity.ts'

/** `json` is for values of several types: each is kept as its JSON. */
export type ColumnKind = 'text' | 'flag' | 'json'

/** The columns of a kind of row, by property. A text may be null. */
export type Columns<Row> = { [P in keyof Row & string]: ColumnKind }

type AnyRow = Record<string, unknown>

/** Rows as bytes: columns, one for each property. The same rows always give the same bytes. */
export function encodeRows<Row extends object>(columns: Columns<Row>, rows: readonly Row[]): Uint8Array {
  const encoded = Object.entries<ColumnKind>(columns).map(([name, kind], at) => {
    const cells = rows.map((row) => (row as AnyRow)[name])
    return [name, encodeColumn(kind, cells, at)] as const
  })
  return encodeColumns(Object.fromEntries(encoded), rows.length)
}

/** The rows that `encodeRows` was given. @throws Error when the bytes are something else. */
export function decodeRows<Row extends object>(columns: Columns<Row>, bytes: Uint8Array): Row[] {
  const { length, column } = decodeColumns(bytes)
  const entries = Object.entries<ColumnKind>(columns)
  // Copied whole, the rows get all of their properties at once: adding them one by one takes ten times as long.
  const blank: AnyRow = Object.fromEntries(entries.map(([name]) => [name, null]))
  const rows = Array.from({ length }, () => ({ ...blank }))
  for (const [name, kind] of entries) {
    const cells = decodeColumn(kind, column(name))
    for (const [row, value] of rows.entries()) value[name] = cells[row]
  }
  return rows as Row[]
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
    case 'flag': {
      const data = bits(cells.length, (row) => cells[row] === true)
      return makeData({ type: new Bool(), length: cells.length, nullCount: 0, data })
    }
  }
}

function decodeColumn(kind: ColumnKind, data: Data): readonly unknown[] {
  switch (kind) {
    case 'text':
      return decodeTexts(data)
    case 'json':
      return decodeTexts(data).map((text): unknown => (text === null ? null : JSON.parse(text)))
    case 'flag': {
      if (!DataType.isBool(data.type)) throw new Error(`a column of flags holds Arrow's type ${data.type.typeId}`)
      return Array.from({ length: data.length }, (_, row) => bitAt(data.values as Uint8Array, row))
    }
  }
}
