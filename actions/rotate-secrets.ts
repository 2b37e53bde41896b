import { wordsFor } from '../core/errors.ts'
import type { TenantId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { SealedSecret, SecretName, Settings } from '../core/settings.ts'

/** What became of the tenants' secrets; `failed` names the tenants whose secrets do not open with any of the keys. */
export type Rotation = { resealed: number; asTheyWere: number; failed: { tenantId: TenantId; because: string }[] }

/**
 * Seals the secrets of all tenants with the first of the keys, so that older keys can be taken away. Safe to repeat and
 * while everything runs: the registry names each tenant before it has secrets, a tenant that is saved meanwhile is looked at again, and one that fails stops no other.
 */
export async function rotateSecrets(ports: Pick<Ports, 'store' | 'secrets'>): Promise<Rotation> {
  const rotation: Rotation = { resealed: 0, asTheyWere: 0, failed: [] }
  for (const { tenantId } of await ports.store.registry.list()) {
    try {
      if (await reseal(tenantId, ports)) rotation.resealed += 1
      else rotation.asTheyWere += 1
    } catch (error) {
      rotation.failed.push({ tenantId, because: wordsFor(error) })
    }
  }
  return rotation
}

async function reseal(tenantId: TenantId, { store, secrets }: Pick<Ports, 'store' | 'secrets'>): Promise<boolean> {
  for (;;) {
    const stored = await store.tenants.get(tenantId, 'settings')
    const settings = stored?.value.settings
    if (!settings) return false
    const anew = (name: SecretName): SealedSecret => secrets.resealed(tenantId, name, settings[name]) ?? settings[name]
    const sealed: Settings = {
      ...settings,
      learn365ApiKey: anew('learn365ApiKey'),
      entraClientSecret: anew('entraClientSecret'),
    }
    if (sealed.learn365ApiKey === settings.learn365ApiKey && sealed.entraClientSecret === settings.entraClientSecret)
      return false
    if ((await store.tenants.put({ ...stored.value, settings: sealed }, stored.etag)) !== 'changed') return true
  }
}
