import { setTimeout as sleep } from 'node:timers/promises'
import type { Overview } from './adapters/metrics.ts'
import type { Store } from './core/ports/store.ts'
import { workKinds } from './core/run.ts'

/** Several who scrape ask the store once. */
const keptMs = 10_000
const patienceMs = 2_000

/** What the registry says of all tenants together; undefined while the store does not answer in time. */
export function registryOverview({ registry }: Pick<Store, 'registry'>): () => Promise<Overview | undefined> {
  let kept: { told: Promise<Overview | undefined>; at: number } | undefined

  const ask = async (): Promise<Overview | undefined> => {
    const entries = await registry.list().catch(() => undefined)
    if (!entries) return undefined
    const open = entries.flatMap(({ openRuns }) => openRuns)
    return {
      tenants: entries.filter(({ settingsSaved }) => settingsSaved).length,
      unsentNotices: entries.reduce((sum, { unsentNotices }) => sum + unsentNotices, 0),
      openRuns: Object.fromEntries(
        workKinds.map((kind) => [kind, open.filter((id) => id.startsWith(`${kind}:`)).length]),
      ),
    }
  }
  return () => {
    if (!kept || performance.now() - kept.at > keptMs) kept = { told: ask(), at: performance.now() }
    return Promise.race([kept.told, sleep(patienceMs, undefined, { ref: false })])
  }
}
