import { audienceOf, audiences, passOver } from '../core/audiences.ts'
import type { HeldChangeSet } from '../core/change-set.ts'
import { consequencesOf } from '../core/consequences.ts'
import type { Consequences } from '../core/contract/preview.ts'
import { approvedIn, isWaiting } from '../core/held.ts'
import { wantOf } from '../core/members.ts'
import type { Ports } from '../core/ports/ports.ts'
import { profilesReferredTo } from '../core/profile-order.ts'
import { currentIndex } from './audience.ts'
import { otherProfiles } from './profiles.ts'

/**
 * What a held change means to people as things stand now, or would mean; of one that is approved, what was approved of it.
 * Null where nobody waits for it any more, and where nobody can say who the members of its profile are.
 */
export async function consequencesOfHeld(
  set: HeldChangeSet,
  ports: Pick<Ports, 'store' | 'indexes' | 'now'>,
): Promise<Consequences | null> {
  const isApproved = set.state === 'approved'
  if (!isApproved && !isWaiting(set, ports.now())) return null
  const { tenantId, profileId } = set
  const [profile, tenant, index] = await Promise.all([
    ports.store.profiles.get(tenantId, profileId),
    ports.store.tenants.get(tenantId, 'settings'),
    currentIndex(tenantId, ports),
  ])
  const settings = tenant?.value.settings
  if (!profile || !settings || !index) return null
  const { definition, enrolledCourses } = profile.value
  const others = await otherProfiles(tenantId, profileId, ports)
  const pass = passOver(index, { now: ports.now(), zone: settings.timeZone })
  audiences(profilesReferredTo(definition, others), pass)
  const audience = audienceOf(definition, pass)
  const want = wantOf(audience, index)
  if (want.kind === 'cannot') return null
  pass.known.set(profileId, audience)
  const change = {
    leavers: isApproved ? approvedIn(set).remove : set.remove,
    courses: [...definition.courses, ...enrolledCourses],
    enrolls: definition.enroll,
    cannot: want.cannot.map(({ because }) => because),
  }
  return consequencesOf(change, others, pass)
}
