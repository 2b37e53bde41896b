import { INTEGER, TIMESTAMP_MS, timestampMillisValue } from '@duckdb/node-api'
import { dayMs, firstInstant } from '../reading/days.ts'
import type { DuckDb } from './open-duckdb.ts'

/*
 * Stored dates come as milliseconds. One at exactly 00:00:00Z is a calendar day without a zone; it begins when that day
 * begins in the zone. Every other is an instant; its day is the zone's, by DuckDB's own ICU.
 */

/** A column of milliseconds in a table. */
export type Milliseconds = { table: string; column: string }

const isDay = (ms: string): string => `(${ms} % ${dayMs} = 0)`
const dayNumber = (ms: string): string => `(${ms} / ${dayMs})::INTEGER`

/** Makes the table of the days that occur, with the first instant of each in the zone. */
export async function fillFirstInstants(duck: DuckDb, stored: Milliseconds[], zone: string): Promise<void> {
  await duck.run('CREATE OR REPLACE TABLE first_instants (day INTEGER, instant TIMESTAMP_MS)')
  if (stored.length === 0) return
  const every = stored.map(({ table, column }) => `SELECT ${column} AS ms FROM ${table}`).join(' UNION ALL ')
  const days = await duck.column(`SELECT DISTINCT ${dayNumber('ms')} FROM (${every}) WHERE ${isDay('ms')}`)
  const numbers = days.map(Number)
  await duck.fill('first_instants', numbers.length, [
    { type: INTEGER, at: (place) => numbers[place] ?? null },
    { type: TIMESTAMP_MS, at: (place) => timestampMillisValue(BigInt(firstInstant(numbers[place] ?? 0, zone))) },
  ])
}

/** A column of milliseconds as a timestamp, as it was stored. */
export const timestampSql = (ms: string): string => `epoch_ms(${ms}::BIGINT)`

/** A column of milliseconds as a day of the calendar. */
export const daySql = (ms: string, zone: string): string =>
  `CASE WHEN ${isDay(ms)} THEN DATE '1970-01-01' + ${dayNumber(ms)} ` +
  `ELSE timezone('${zone}', timezone('UTC', ${timestampSql(ms)}))::DATE END`

/** A column of milliseconds as an instant; needs the join of `joinFirstInstants` under the same alias. */
export const instantSql = (ms: string, alias: string): string =>
  `CASE WHEN ${isDay(ms)} THEN ${alias}.instant::TIMESTAMP ELSE ${timestampSql(ms)} END`

export const joinFirstInstants = (ms: string, alias: string): string =>
  `LEFT JOIN first_instants ${alias} ON ${alias}.day = CASE WHEN ${isDay(ms)} THEN ${dayNumber(ms)} END`
