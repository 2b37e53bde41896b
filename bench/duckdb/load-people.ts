import { BOOLEAN, DOUBLE, INTEGER, VARCHAR, type DuckDBType, type DuckDBValue } from '@duckdb/node-api'
import type { FieldType, Snapshot } from '../../core/snapshot.ts'
import { foldOnce } from '../reading/fold.ts'
import { columnOf, properties, type Places } from '../reading/places.ts'
import { daySql, fillFirstInstants, instantSql, joinFirstInstants } from './dates.ts'
import type { DuckDb, Filling } from './open-duckdb.ts'

const rawTypes: Record<FieldType, [DuckDBType, string]> = {
  text: [VARCHAR, 'VARCHAR'],
  number: [DOUBLE, 'DOUBLE'],
  'yes/no': [BOOLEAN, 'BOOLEAN'],
  date: [DOUBLE, 'DOUBLE'],
}

/** The column's name in SQL; of a date, `<name>_day` and `<name>_instant`. */
export function sqlNames(places: Places): Map<string, string> {
  return new Map([...places.columns.keys()].map((column, at) => [column, `c${at}`]))
}

/**
 * Loads the people: texts folded ('' where blank, so that no text is NULL), numbers and yes/no as they are, dates as day
 * and instant.
 */
export async function loadPeople(duck: DuckDb, snapshot: Snapshot, places: Places, zone: string): Promise<void> {
  const names = sqlNames(places)
  const typed = [...places.columns].map(([column, type]) => ({ column, type, name: names.get(column) ?? '' }))
  const definitions = typed.map(({ name, type }) => `${name} ${rawTypes[type][1]}`)
  await duck.run(`CREATE OR REPLACE TABLE raw_people (place INTEGER, id VARCHAR, ${definitions.join(', ')})`)
  const values = valuesOf(snapshot, places)
  await duck.fill('raw_people', places.people.length, [
    { type: INTEGER, at: (place) => place },
    { type: VARCHAR, at: (place) => places.people[place]?.id ?? null },
    ...typed.map(({ column, type }) => filling(rawTypes[type][0], values.get(column) ?? [])),
  ])
  const dates = typed.filter(({ type }) => type === 'date').map(({ name }) => name)
  await fillFirstInstants(
    duck,
    dates.map((column) => ({ table: 'raw_people', column })),
    zone,
  )
  const selected = typed.map(({ name, type }) =>
    type === 'date'
      ? `${daySql(name, zone)} AS ${name}_day, ${instantSql(name, `f_${name}`)} AS ${name}_instant`
      : name,
  )
  const joins = dates.map((name) => joinFirstInstants(name, `f_${name}`)).join(' ')
  await duck.run(
    `CREATE OR REPLACE TABLE people AS SELECT place, id, ${selected.join(', ')} FROM raw_people ${joins} ORDER BY place`,
  )
  await duck.run('DROP TABLE raw_people')
}

const filling = (type: DuckDBType, values: DuckDBValue[]): Filling => ({
  type,
  at: (place) => values[place] ?? (type === VARCHAR ? '' : null),
})

/** The values of each column, by person; a value that is not of its field's type is blank. */
function valuesOf(snapshot: Snapshot, { people, person, columns }: Places): Map<string, DuckDBValue[]> {
  const fold = foldOnce()
  const values = new Map<string, DuckDBValue[]>([...columns.keys()].map((name) => [name, []]))
  for (const name of properties)
    values.set(
      name,
      people.map((user) => fold(user[name])),
    )
  for (const { userId, fieldId, value } of snapshot.fieldValues) {
    const place = person.get(userId)
    const column = columnOf(fieldId)
    const type = columns.get(column)
    const into = values.get(column)
    if (place === undefined || type === undefined || into === undefined) continue
    into[place] = typedValue(type, value, fold)
  }
  return values
}

function typedValue(type: FieldType, value: string | number | boolean, fold: (text: string) => string): DuckDBValue {
  switch (type) {
    case 'text':
      return fold(String(value))
    case 'yes/no':
      return typeof value === 'boolean' ? value : null
    case 'number':
    case 'date':
      return typeof value === 'number' ? value : null
  }
}
