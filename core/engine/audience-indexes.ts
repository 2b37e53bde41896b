import type { TenantId } from '../ids.ts'
import { populationOf } from '../population.ts'
import type { Snapshot } from '../snapshot.ts'
import { audienceIndex, type AudienceIndex } from './audience-index.ts'

/** The audience indexes of the tenants that were asked for last. */
export type AudienceIndexes = {
  /** The index of a tenant's snapshot: the same one as long as it stays the tenant's snapshot and fits. */
  of(snapshot: Snapshot): AudienceIndex
}

/**
 * Keeps audience indexes in memory, least recently used first out. An index grows as rules ask for its columns, so what
 * they take is counted anew each time one is asked for.
 * @param mostBytes all indexes together; the one that is in use is kept however large it is.
 */
export function audienceIndexes(mostBytes: number): AudienceIndexes {
  const kept = new Map<TenantId, { snapshot: Snapshot; index: AudienceIndex }>()
  return {
    of(snapshot) {
      const { tenantId } = snapshot
      const known = kept.get(tenantId)
      const index = known?.snapshot === snapshot ? known.index : audienceIndex(populationOf(snapshot))
      kept.delete(tenantId)
      kept.set(tenantId, { snapshot, index })
      let bytes = [...kept.values()].reduce((sum, one) => sum + one.index.bytes, 0)
      for (const [oldest, one] of kept) {
        if (bytes <= mostBytes || oldest === tenantId) break
        kept.delete(oldest)
        bytes -= one.index.bytes
      }
      return index
    },
  }
}
