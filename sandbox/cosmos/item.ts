/** A document as it is stored, with the system's own properties. */
export type Item = {
  id: string
  _rid: string
  _self: string
  /** With its quotes, as Cosmos DB writes it. */
  _etag: string
  _attachments: string
  /** Last write, seconds since 1970. */
  _ts: number
  ttl?: number | null
  [property: string]: unknown
}

/** Whether its time to live is over; it then no longer exists for any reader. */
export function isExpired(item: Item, defaultTtl: number | undefined, nowMs: number): boolean {
  if (defaultTtl === undefined) return false
  const ttl = item.ttl ?? defaultTtl
  return ttl > 0 && nowMs >= (item._ts + ttl) * 1000
}
