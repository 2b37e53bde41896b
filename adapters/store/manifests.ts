import { Trouble } from '../../core/errors.ts'
import type { Stored, WriteResult } from '../../core/ports/store.ts'
import type { Documents } from './documents.ts'
import { valueOf } from './kept.ts'
import { emptyManifest, Manifest, ofAnotherFormat } from './manifest.ts'

const id = 'manifest'
const attempts = 10

/** A manifest and its version; without one where the tenant has none yet. */
export type ManifestVersion = { value: Manifest; etag: string | undefined }

/** Where manifests are read and written. */
export type Manifests = {
  read(tenantId: string): Promise<ManifestVersion>
  write(tenantId: string, manifest: Manifest, etag: string | undefined): Promise<WriteResult<Manifest>>
}

/** The manifests in a container: one document a tenant. */
export function manifestsIn(documents: Documents): Manifests {
  return {
    async read(tenantId) {
      const document = await documents.read(tenantId, id)
      if (!document) return { value: emptyManifest, etag: undefined }
      const value = ofAnotherFormat(document.value) ?? valueOf(Manifest, document, documents.name)
      return { value, etag: document.etag }
    },
    async write(tenantId, value, etag) {
      const draft = { id, type: 'manifest', value }
      const result =
        etag === undefined ? await documents.create(tenantId, draft) : await documents.replace(tenantId, draft, etag)
      return typeof result === 'string' ? 'changed' : ({ value, etag: result.etag } satisfies Stored<Manifest>)
    },
  }
}

/** Does something with a tenant's manifest, and all of it again when the manifest has moved on meanwhile. */
export async function withManifest<T>(
  manifests: Manifests,
  tenantId: string,
  attempt: (manifest: ManifestVersion) => Promise<T | 'changed'>,
): Promise<T> {
  for (let tries = 0; tries < attempts; tries += 1) {
    const result = await attempt(await manifests.read(tenantId))
    if (result !== 'changed') return result
  }
  throw new Trouble('unreachable', 'store', `snapshots/manifest was changed by others ${attempts} times in a row`)
}
