/** A request as the simulator saw it. Never holds a header: keys and tokens stay out of logs. */
export type Seen = { at: number; method: string; path: string; status: number; write: boolean }

/**
 * A simulator's log, which also judges the caller: a retry before Retry-After, a write without need, a list that was
 * not read to its end. A complaint fails the test that caused it.
 */
export type Judge = {
  seen: Seen[]
  record(request: Seen): void
  /** Something the caller should not have done. */
  complain(text: string): void
  /** Something the caller must still do (follow a nextLink, say); a complaint until `paid`. */
  owes(key: string, text: string): void
  paid(key: string): void
  /** The caller was told to wait before sending this request (method, path and body) again. */
  mustWait(fingerprint: string, untilMs: number): void
  /** Complains when the request comes before its time. */
  arrives(fingerprint: string, nowMs: number): void
  complaints(): string[]
  /** Requests that change something and were answered 2xx. */
  writes(): Seen[]
  clear(): void
}

const keptRequests = 20_000

export function makeJudge(): Judge {
  const seen: Seen[] = []
  const said: string[] = []
  const owed = new Map<string, string>()
  const waits = new Map<string, number>()
  return {
    seen,
    record(request) {
      seen.push(request)
      if (seen.length > keptRequests) seen.splice(0, seen.length - keptRequests)
    },
    complain: (text) => said.push(text),
    owes: (key, text) => owed.set(key, text),
    paid: (key) => owed.delete(key),
    mustWait: (fingerprint, untilMs) => waits.set(fingerprint, untilMs),
    arrives(fingerprint, nowMs) {
      const until = waits.get(fingerprint)
      if (until === undefined) return
      waits.delete(fingerprint)
      // Timers may fire a moment early; a tenth of a second is not bad manners.
      if (nowMs < until - 100) said.push(`retried ${until - nowMs} ms before Retry-After: ${fingerprint.slice(0, 200)}`)
    },
    complaints: () => [...said, ...owed.values()],
    writes: () => seen.filter((r) => r.write && r.status >= 200 && r.status < 300),
    clear() {
      seen.length = 0
      said.length = 0
      owed.clear()
      waits.clear()
    },
  }
}
