import type { Moment } from '../core/calendar.ts'
import type { AudienceIndex } from '../core/engine/audience-index.ts'
import { Refusal } from '../core/errors.ts'
import type { TenantId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Settings } from '../core/settings.ts'

/** The index of the tenant's current snapshot; undefined before the first refresh. */
export async function currentIndex(
  tenantId: TenantId,
  { store, indexes }: Pick<Ports, 'store' | 'indexes'>,
): Promise<AudienceIndex | undefined> {
  const snapshot = await store.snapshots.current(tenantId)
  return snapshot && indexes.of(snapshot)
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
  ports: Pick<Ports, 'store' | 'indexes' | 'now'>,
): Promise<{ settings: Settings; index: AudienceIndex; at: Moment }> {
  const [settings, index] = await Promise.all([savedSettings(tenantId, ports), currentIndex(tenantId, ports)])
  if (!index)
    throw new Refusal(
      'not ready',
      'The first data refresh has not run yet. Assigner will be ready within a few minutes.',
    )
  return { settings, index, at: { now: ports.now(), zone: settings.timeZone } }
}
