import type { NewRows, TableName } from './rows.ts'

export type ApiKey = { key: string; permission: 'full control' | 'read only'; revoked?: boolean }

/** One tenant as plain JSON: what a simulator starts from, and what `toJSON()` gives back. */
export type Learn365Seed = { tenantId: string; name: string; keys: ApiKey[] } & {
  [T in TableName]?: readonly NewRows[T][]
}
