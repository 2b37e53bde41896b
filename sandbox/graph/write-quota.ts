export type WriteQuota = {
  /** Takes a write's cost; when there is not enough left, says after how many seconds there is. */
  take(key: string, cost: number): { retryAfter: number | undefined; usedShare: number }
}

/** The token bucket of identity and access: so many writes in a window, refilled steadily, for each app and tenant. */
export function makeWriteQuota(writes: number, windowSeconds: number): WriteQuota {
  const buckets = new Map<string, { left: number; at: number }>()
  const perSecond = writes / windowSeconds
  return {
    take(key, asked) {
      const now = Date.now()
      const before = buckets.get(key) ?? { left: writes, at: now }
      const left = Math.min(writes, before.left + ((now - before.at) / 1000) * perSecond)
      const cost = Math.min(asked, writes)
      const enough = left >= cost
      const after = enough ? left - cost : left
      buckets.set(key, { left: after, at: now })
      const retryAfter = enough ? undefined : Math.max(1, Math.ceil((cost - left) / perSecond))
      return { retryAfter, usedShare: (writes - after) / writes }
    },
  }
}
