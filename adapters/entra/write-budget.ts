/**
 * A self-imposed share of the tenant's write budget: Graph allows an app 3,000 writes per 150 s and tenant, and adding
 * members costs about a third of their number. Other apps share the tenant, so we take half.
 */
export type WriteBudget = { spend(writes: number): Promise<void> }

const windowMs = 150_000
const writesPerWindow = 3_000

/** A bucket that refills evenly; `share` of the budget is ours, 0 to 1. */
export function writeBudget(sleep: (ms: number) => Promise<void>, now: () => number, share = 0.5): WriteBudget {
  const most = writesPerWindow * share
  let left = most
  let at = now()
  return {
    async spend(writes) {
      const time = now()
      left = Math.min(most, left + ((time - at) / windowMs) * most)
      at = time
      left -= writes
      if (left < 0) await sleep((-left / most) * windowMs)
    },
  }
}

export const addCost = (members: number): number => Math.max(1, Math.ceil(members / 3))
