import { version } from '@duckdb/node-api'
import type { Snapshot } from '../../core/snapshot.ts'
import type { Peer } from '../peers/peer.ts'
import type { When } from '../reading/days.ts'
import { openDuckDb } from './open-duckdb.ts'
import { witness } from './witness.ts'

/**
 * DuckDB as a peer: tables in memory with native types, enrollments sorted by course, every core, one count a profile.
 * Asking for several profiles in one statement was slower, and so were smaller row groups, compression and enums.
 */
export async function duckdbPeer(snapshot: Snapshot, at: When): Promise<Peer> {
  const duck = await openDuckDb()
  const sql = await witness(duck, snapshot, at)
  return {
    name: `DuckDB ${version()}`,
    batch: 1,
    prepare(definitions) {
      const conditions = definitions.map((definition) => sql.sqlOf(definition))
      return async () => {
        const counts: number[] = []
        for (const condition of conditions) counts.push(await sql.count(condition))
        return counts
      }
    },
    close: () => duck.close(),
  }
}
