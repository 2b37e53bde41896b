/** How long after a signal another one is still the same telling. */
const sameTellingMs = 1_000

/**
 * A signal that is aborted by Ctrl-C or SIGTERM. Told once more, the process ends at once. What follows within a second
 * does not count: the terminal sends a Ctrl-C to npm and to this process, and npm passes its own on.
 */
export function toldToStop(): AbortSignal {
  const told = new AbortController()
  let at = 0
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (told.signal.aborted && performance.now() - at > sameTellingMs) process.exit(130)
      if (told.signal.aborted) return
      at = performance.now()
      told.abort()
    })
  return told.signal
}
