export type Readiness = 'ready' | 'draining' | 'the store cannot be reached'

type Asked = {
  /** Rejects when the store cannot be reached. */
  ping: () => Promise<void>
  isDraining: () => boolean
}

/** A store that has not answered by then is as good as gone: probes give up after some seconds, too. */
const patienceMs = 2_000
/** How long an answer holds: many probes at once ask the store once. */
const keptMs = 1_000

/**
 * Whether requests can be served. The store is asked by one ping at a time; one that hangs is not waited for, and no
 * second one is sent beside it.
 */
export function readinessOf({ ping, isDraining }: Asked): () => Promise<Readiness> {
  let under: Promise<Readiness> | undefined
  let kept: { told: Readiness; at: number } | undefined

  const ask = () =>
    (under ??= ping()
      .then(
        (): Readiness => 'ready',
        // Why is in the store's own warnings; a probe is told that it is so.
        (): Readiness => 'the store cannot be reached',
      )
      .finally(() => (under = undefined)))

  return async () => {
    if (isDraining()) return 'draining'
    if (kept && performance.now() - kept.at < keptMs) return kept.told
    const told = await within(patienceMs, ask(), 'the store cannot be reached')
    kept = { told, at: performance.now() }
    return told
  }
}

async function within<T>(ms: number, work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<T>((done) => (timer = setTimeout(done, ms, otherwise)))
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
