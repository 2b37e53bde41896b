import type { Mover } from '../core/change-set.ts'
import type { AudienceIndex } from '../core/engine/audience-index.ts'
import type { EntraUserId, ProfileId, TenantId } from '../core/ids.ts'
import { leaversOf, type Recorded } from '../core/leavers.ts'
import type { Plan } from '../core/plan.ts'
import type { Ports } from '../core/ports/ports.ts'

/** So many of a profile's last changes are looked through for a name. */
const mostChanges = 100

/**
 * Names people who would leave a profile's group, with the reason for each. Whom Learn365 has no record of any more is
 * named as the profile's own history knew them. The history is read for such people alone, newest change first, until all
 * are found.
 */
export async function leaversOfProfile(
  profile: { tenantId: TenantId; id: ProfileId },
  planned: Pick<Plan, 'remove' | 'excluded' | 'drift'>,
  index: AudienceIndex,
  ports: Pick<Ports, 'store'>,
): Promise<(entraId: EntraUserId) => Mover> {
  const { ofEntra } = index.records()
  const lost = new Set(planned.remove.filter((id) => ofEntra(id).length === 0))
  return leaversOf(planned, index, lost.size === 0 ? new Map() : await recordedOf(profile, lost, ports))
}

async function recordedOf(
  { tenantId, id }: { tenantId: TenantId; id: ProfileId },
  lost: Set<EntraUserId>,
  { store: { membershipChanges } }: Pick<Ports, 'store'>,
): Promise<Recorded> {
  const found = new Map<EntraUserId, Mover>()
  for (const { runId } of await membershipChanges.list(tenantId, id, mostChanges)) {
    if (lost.size === 0) break
    const change = await membershipChanges.get(tenantId, id, runId)
    for (const mover of [...(change?.added ?? []), ...(change?.removed ?? [])])
      if (mover.userId !== null && lost.delete(mover.entraId)) found.set(mover.entraId, mover)
  }
  return found
}
