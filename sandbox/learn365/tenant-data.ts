import { fillRows, keyOf } from './fill-rows.ts'
import type { ApiKey, Learn365Seed } from './learn365-seed.ts'
import type { NewRows, Rows, TableName } from './rows.ts'

export type Tables = { [T in TableName]: Map<string, Rows[T]> }

/** Parents first: a row's references are in tables before its own. */
export const tableNames = [
  'catalogs',
  'courses',
  'planCourses',
  'userFields',
  'users',
  'fieldValues',
  'enrollments',
  'roleAssignments',
] as const satisfies readonly TableName[]

/** The tables of one tenant. Rows are never changed in place, so a list of rows taken at one moment stays as it was. */
export type TenantData = {
  tenantId: string
  name: string
  keys: ApiKey[]
  tables: Readonly<Tables>
  /** The simulator's time, ISO 8601 with Z. */
  now(): string
  /** Adds a row, completing what is not said of it. */
  add<T extends TableName>(table: T, row: NewRows[T]): Rows[T]
  /** Puts a row in place of the one with its key. */
  put<T extends TableName>(table: T, row: Rows[T]): void
  drop<T extends TableName>(table: T, row: Rows[T]): void
  /** A list made once and kept until something changes. */
  view<Row>(name: string, make: () => Row[]): Row[]
  /** To be called after a change that went past `add`, `put` and `drop`. */
  changed(): void
}

type Options = { now: () => Date; onChange: () => void }

/** An ISO date and time with Z, without empty milliseconds. */
export const iso = (date: Date): string => date.toISOString().replace('.000Z', 'Z')

/** Tables filled from a seed. */
export function makeTenantData(seed: Learn365Seed, options: Options): TenantData {
  const tables: Tables = {
    catalogs: new Map(),
    courses: new Map(),
    planCourses: new Map(),
    userFields: new Map(),
    users: new Map(),
    fieldValues: new Map(),
    enrollments: new Map(),
    roleAssignments: new Map(),
  }
  const views = new Map<string, unknown[]>()
  const now = () => iso(options.now())
  const changed = () => {
    views.clear()
    options.onChange()
  }
  const put = <T extends TableName>(table: T, row: Rows[T]) => {
    tables[table].set(keyOf[table](row), row)
    changed()
  }
  const load = <T extends TableName>(table: T, rows: readonly NewRows[T][] = [], at: string) => {
    for (const given of rows) {
      const row = fillRows[table](given, at)
      tables[table].set(keyOf[table](row), row)
    }
  }
  for (const table of tableNames) load(table, seed[table], now())
  return {
    tenantId: seed.tenantId,
    name: seed.name,
    keys: seed.keys.map((key) => ({ ...key })),
    tables,
    now,
    put,
    changed,
    add(table, given) {
      const row = fillRows[table](given, now())
      put(table, row)
      return row
    },
    drop(table, row) {
      tables[table].delete(keyOf[table](row))
      changed()
    },
    view<Row>(name: string, make: () => Row[]) {
      const rows = (views.get(name) as Row[] | undefined) ?? make()
      views.set(name, rows)
      return rows
    },
  }
}
