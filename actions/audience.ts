import { Refusal } from '../core/errors.ts'
import type { TenantId } from '../core/ids.ts'
import type { Moment } from '../core/calendar.ts'
import { populationOf, type Population } from '../core/population.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Settings } from '../core/settings.ts'
import type { Snapshot } from '../core/snapshot.ts'

// One population a snapshot, for as long as the store keeps that snapshot.
const arranged = new WeakMap<Snapshot, Population>()

/** The tenant's current population; undefined before the first refresh. */
export async function currentPopulation(
  tenantId: TenantId,
  { store }: Pick<Ports, 'store'>,
): Promise<Population | undefined> {
  const snapshot = await store.snapshots.current(tenantId)
  if (!snapshot) return undefined
  const population = arranged.get(snapshot) ?? populationOf(snapshot)
  arranged.set(snapshot, population)
  return population
}

/** The tenant's settings. @throws Refusal `not ready` before they are saved. */
export async function savedSettings(tenantId: TenantId, { store }: Pick<Ports, 'store'>): Promise<Settings> {
  const settings = (await store.tenants.get(tenantId, 'settings'))?.value.settings
  if (settings) return settings
  throw new Refusal('not ready', 'The settings are not saved yet. Open Settings, fill them in and save them.')
}

/** Everything a rule needs. @throws Refusal `not ready` before settings are saved and the first refresh has run. */
export async function readyAudience(
  tenantId: TenantId,
  ports: Pick<Ports, 'store' | 'now'>,
): Promise<{ settings: Settings; population: Population; at: Moment }> {
  const settings = await savedSettings(tenantId, ports)
  const population = await currentPopulation(tenantId, ports)
  if (!population)
    throw new Refusal(
      'not ready',
      'The first data refresh has not run yet. Assigner will be ready within a few minutes.',
    )
  return { settings, population, at: { now: ports.now(), zone: settings.timeZone } }
}
