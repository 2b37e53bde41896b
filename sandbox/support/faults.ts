/** What can be made to go wrong in a simulator, so that the product is seen to survive it. */
export type FaultKind =
  | 'rate limit' // 429 with Retry-After; nothing is applied
  | 'down' // 503; nothing is applied
  | 'unreachable' // the connection is cut before anything is applied
  | 'slow' // answered after `seconds`
  | 'half a page' // applied, but the body ends in its middle
  | 'lose the reply' // applied, but the connection is cut before the answer
  | 'not allowed here' // Learn365 refuses this one thing with 403; nothing is applied
  | 'expired secret' // sign-in refuses the client secret as expired

/** One fault: it strikes the next `times` requests that match, after letting `after` of them pass. */
export type Fault = {
  kind: FaultKind
  /** HTTP method to match; any when absent. */
  method?: string | undefined
  /** A part of the request's path and query to match; any when absent. */
  path?: string | undefined
  /** How many requests it strikes; default 1. */
  times?: number | undefined
  /** How many matching requests pass first; default 0. */
  after?: number | undefined
  /** Retry-After of `rate limit` (default 1) and of `down` (none when absent), length of `slow` (default 1). */
  seconds?: number | undefined
}

export type Faults = {
  inject(fault: Fault): void
  clear(): void
  /** The fault that strikes this request, if any; counts it as used. */
  take(method: string, path: string): Fault | undefined
}

/** A list of faults waiting to strike, first come first served. */
export function makeFaults(): Faults {
  let waiting: (Fault & { times: number; after: number })[] = []
  return {
    inject: (fault) => waiting.push({ ...fault, times: fault.times ?? 1, after: fault.after ?? 0 }),
    clear: () => (waiting = []),
    take(method, path) {
      const fault = waiting.find((f) => (!f.method || f.method === method) && (!f.path || path.includes(f.path)))
      if (!fault) return undefined
      if (fault.after > 0) {
        fault.after -= 1
        return undefined
      }
      fault.times -= 1
      if (fault.times <= 0) waiting = waiting.filter((f) => f !== fault)
      return fault
    },
  }
}
