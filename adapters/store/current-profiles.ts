import { LRUCache } from 'lru-cache'
import type { Stored } from '../../core/ports/store.ts'
import type { Profile } from '../../core/profile.ts'
import type { ProfileId, TenantId } from '../../core/ids.ts'
import type { OwnShelf } from './shelf.ts'

/** Profiles of all tenants that are kept, some 4 KB each. */
const mostProfiles = 40_000

type Entry = Stored<Profile> & { asked: number }
type Known = {
  profiles: Map<ProfileId, Entry>
  /** No write before this one was missed, in seconds of Cosmos DB's clock; and when it was seen by ours. */
  until: number
  seenAt: number
  /** From which second on the next question asks. */
  from: number
}

/** So long after a write was seen, Cosmos DB's clock is in a later second: no other write will be of that one. */
const settledMs = 2_000

/**
 * A tenant's profiles, brought up to date with every call: only what was written since the last one is read. Everything of
 * a tenant is in one partition, whose writes are seen in their order; Cosmos DB dates them to the second, so that the
 * newest second is read again until it is over. What was written while the pages of one answer were read is asked for
 * again, too. Profiles are never removed (a deleted one is marked), so that nothing is
 * missed. A tenant of 5,000 profiles would else cost some 500 request units and half a second for every page of the list.
 * @returns objects that are shared: nobody may write into them.
 */
export function currentProfiles(
  shelf: Pick<OwnShelf<Profile>, 'changedSince'>,
): (tenantId: TenantId) => Promise<readonly Stored<Profile>[]> {
  const tenants = new LRUCache<TenantId, Known>({
    maxSize: mostProfiles,
    sizeCalculation: ({ profiles }) => profiles.size + 1,
  })
  let questions = 0
  return async (tenantId) => {
    // Of two answers that overlap, the one to the later question is the newer.
    const asked = (questions += 1)
    const known = tenants.get(tenantId) ?? { profiles: new Map<ProfileId, Entry>(), until: 0, seenAt: 0, from: 0 }
    const { until } = known
    const isOver = performance.now() - known.seenAt > settledMs
    const { changed, surely } = await shelf.changedSince(tenantId, known.from)
    for (const { value, etag } of changed) {
      const kept = known.profiles.get(value.id)
      if (!kept || (kept.etag !== etag && kept.asked <= asked)) known.profiles.set(value.id, { value, etag, asked })
    }
    if (surely > known.until) Object.assign(known, { until: surely, from: surely, seenAt: performance.now() })
    // Unless another answer has moved it on meanwhile.
    else if (isOver && known.until === until && until > 0) known.from = until + 1
    tenants.set(tenantId, known)
    return [...known.profiles.values()]
  }
}
