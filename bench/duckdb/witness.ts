import type { ProfileDefinition } from '../../core/profile.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import type { When } from '../reading/days.ts'
import { placesOf } from '../reading/places.ts'
import { readProfile, type Others } from '../reading/read-profile.ts'
import { loadEnrollments } from './load-enrollments.ts'
import { loadPeople, sqlNames } from './load-people.ts'
import type { DuckDb } from './open-duckdb.ts'
import { wantSql } from './sql-of.ts'

/** A snapshot in DuckDB at one moment, which answers profiles in SQL of its own reading. */
export type Witness = {
  /** The condition that a profile becomes. */
  sqlOf(definition: ProfileDefinition, others?: Others): string
  /** How many people a condition wants, before anybody is found unable to be a member. */
  count(sql: string): Promise<number>
  /** The Learn365 ids of the people whom a condition wants, sorted. */
  ids(sql: string): Promise<string[]>
}

/** Loads a snapshot, in place of the one that was loaded before. */
export async function witness(duck: DuckDb, snapshot: Snapshot, at: When): Promise<Witness> {
  const places = placesOf(snapshot)
  await loadPeople(duck, snapshot, places, at.zone)
  await loadEnrollments(duck, snapshot, places, at.zone)
  const naming = { columns: sqlNames(places), now: at.now }
  return {
    sqlOf: (definition, others) => wantSql(readProfile(definition, places, at, others), naming),
    async count(sql) {
      const [count] = await duck.column(`SELECT count(*) FROM people WHERE ${sql}`)
      return Number(count)
    },
    async ids(sql) {
      const ids = await duck.column(`SELECT id FROM people WHERE ${sql} ORDER BY place`)
      return ids.map(String).sort()
    },
  }
}
