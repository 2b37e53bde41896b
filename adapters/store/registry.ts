import type { Store } from '../../core/ports/store.ts'
import { RegistryEntry } from '../../core/tenant.ts'
import { changeDocument } from './change-document.ts'
import type { Documents } from './documents.ts'
import { valueOf } from './kept.ts'

/** The one partition that is read across tenants. It is no tenant's id. */
const partition = '_registry'
const type = 'registry'

/** One small entry a tenant: how the workers find what there is to do. */
export function registryOf(documents: Documents): Store['registry'] {
  return {
    async list() {
      const found = await documents.list(partition, { type })
      return found.map((document) => valueOf(RegistryEntry, document, documents.name))
    },
    async update(tenantId, change) {
      const none: RegistryEntry = { tenantId, settingsSaved: false, openRuns: [], unsentNotices: 0 }
      const place = { documents, partition, id: tenantId, type, shape: RegistryEntry }
      await changeDocument(place, (entry) => change(structuredClone(entry ?? none)))
    },
  }
}
