import { enumNumber } from './enums.ts'
import type { Shape } from './shapes.ts'
import type { TenantData } from './tenant-data.ts'

type Row = Readonly<Record<string, unknown>>
type How = { enums: 'names' | 'numbers'; select?: readonly string[]; expand?: readonly string[] }

/** A row as it goes over the wire: the selected properties (all when none are named), then the expanded ones. */
export function showRow(row: Row, shape: Shape, data: TenantData, { enums, select, expand = [] }: How): Row {
  const shown: Record<string, unknown> = {}
  const put = (name: string, value: unknown) => {
    shown[name] = enums === 'numbers' ? enumNumber(name, value) : value
  }
  for (const name of select ?? Object.keys(shape.columns)) put(name, shape.columns[name]?.(row, data) ?? null)
  for (const name of expand) put(name, shape.expands[name]?.(row, data) ?? null)
  return shown
}
