import { Refusal } from '../core/errors.ts'
import { finding } from '../core/findings.ts'
import type { TenantId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import { changedMeanwhile } from './changed-meanwhile.ts'
import type { Given } from './given.ts'

/** The one document of a tenant that is replaced: in words ("The settings were"), and its id in the audit trail. */
type Replaced = { tenantId: TenantId; what: string; subject: string }

/**
 * Refuses whoever edited another version than the one that is stored, or names none although there is one.
 * @param version the version that was edited, `*` for whatever is there; undefined for the first.
 * @throws Refusal `changed`, or `invalid` where it has to be named.
 */
export async function mustHaveEdited(
  stored: Stored<unknown> | undefined,
  version: Given<string | undefined>,
  { tenantId, what, subject }: Replaced,
  ports: Pick<Ports, 'store'>,
): Promise<void> {
  const edited = version()
  if (edited === undefined && stored)
    throw new Refusal('invalid', 'If-Match is missing: name the version (ETag) that you edited.', {
      findings: [finding('If-Match', undefined, 'the ETag of the version that was read')],
    })
  if (edited !== undefined && edited !== '*' && edited !== stored?.etag)
    throw await changedMeanwhile(what, subject, tenantId, ports)
}
