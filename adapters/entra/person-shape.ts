import { z } from 'zod'
import { isDirectoryExtension, type EntraField } from '../../core/entra-fields.ts'
import { EntraUserId } from '../../core/ids.ts'
import type { EntraPeople } from '../../core/ports/directory.ts'
import type { FieldType } from '../../core/snapshot.ts'

type Value = string | number | boolean
type Row = Record<string, unknown>

const text = z.string().transform((value) => (value.trim() === '' ? null : value))
/** A directory extension can be of another type; it is read as text. */
const extension = z.union([text, z.number().transform(String), z.boolean().transform(String)], 'one text or number')
const instant = z.string().transform((value, context): number | null => {
  // The year 1 stands for "never".
  if (value.startsWith('0001-')) return null
  const at = /^\d{4}-\d{2}-\d{2}(T|$)/.test(value) ? Date.parse(value.replace(/(\.\d{3})\d+/, '$1')) : NaN
  if (!Number.isNaN(at)) return at
  context.addIssue({ code: 'custom', message: 'a date such as 2026-01-15T00:00:00Z' })
  return z.NEVER
})
const cells: Record<FieldType, z.ZodType<Value | null>> = {
  text,
  number: z.number(),
  'yes/no': z.boolean(),
  date: instant,
}

const cellOf = (field: EntraField): z.ZodType<Value | null | undefined> =>
  (isDirectoryExtension(field) ? extension : cells[field.type]).nullish()

/** The shape of a user that Graph was asked for these fields of. */
export function personShape(fields: readonly EntraField[]): z.ZodType<EntraPeople[number]> {
  const shape: Record<string, z.ZodType> = { id: EntraUserId }
  for (const property of new Set(fields.map(({ path }) => path[0]))) {
    const [first, ...others] = fields.filter(({ path }) => path[0] === property)
    if (first) shape[property] = first.path[1] === undefined ? cellOf(first) : inner([first, ...others]).nullish()
  }
  return z
    .preprocess(speller(fields), z.object(shape))
    .transform((row) => ({ id: row.id as EntraUserId, values: valuesOf(row, fields) }))
}

const inner = (fields: EntraField[]) =>
  z.object(Object.fromEntries(fields.map((field) => [field.path[1] ?? '', cellOf(field)])))

function valuesOf(row: Row, fields: readonly EntraField[]): Map<string, Value> {
  const values = new Map<string, Value>()
  for (const { name, path } of fields) {
    const [property, within] = path
    const value = within === undefined ? row[property] : (row[property] as Row | null | undefined)?.[within]
    if (value !== null && value !== undefined) values.set(name, value as Value)
  }
  return values
}

/** Graph knows a directory extension in any case and answers with its own spelling: then the values would seem blank. */
function speller(fields: readonly EntraField[]): (row: unknown) => unknown {
  const ours = new Map(fields.filter(isDirectoryExtension).map(({ name }) => [name.toLowerCase(), name]))
  if (ours.size === 0) return (row) => row
  return (row) =>
    typeof row === 'object' && row !== null
      ? Object.fromEntries(
          Object.entries(row).map(([name, value]) => [ours.get(name.toLowerCase()) ?? name, value as unknown]),
        )
      : row
}
