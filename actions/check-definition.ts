import { checkProfile } from '../core/checks/check-profile.ts'
import type { Finding } from '../core/findings.ts'
import type { ProfileId, TenantId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import { referrers } from '../core/profile-order.ts'
import type { Profile, ProfileDefinition } from '../core/profile.ts'
import { currentIndex, readyAudience } from './audience.ts'
import { otherProfiles } from './profiles.ts'

/** What is to be said of a definition, and the profiles that refer to it. */
export type Checked = { findings: Finding[]; referredToBy: Profile[] }

/** Findings of a definition against the tenant as it is. @throws Refusal `not ready` before the first refresh. */
export async function checkedHere(
  tenantId: TenantId,
  id: ProfileId,
  definition: ProfileDefinition,
  ports: Pick<Ports, 'store' | 'indexes' | 'now'>,
): Promise<Checked> {
  const [{ index, at }, others] = await Promise.all([
    readyAudience(tenantId, ports),
    otherProfiles(tenantId, id, ports),
  ])
  return { findings: checkProfile({ definition, id, others, index, at }), referredToBy: referrers(id, others) }
}

/** The same of a stored profile; without findings before the first refresh. */
export async function checkedIfReady(
  { tenantId, id, definition }: Profile,
  ports: Pick<Ports, 'store' | 'indexes' | 'now'>,
): Promise<Checked> {
  if (await currentIndex(tenantId, ports)) return checkedHere(tenantId, id, definition, ports)
  return { findings: [], referredToBy: referrers(id, await otherProfiles(tenantId, id, ports)) }
}
