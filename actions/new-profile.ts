import type { ProfileId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Profile, ProfileDefinition } from '../core/profile.ts'
import { nameOf, type Actor } from './actor.ts'

/** A profile as it is before its first maintenance: without a group, enrolled nowhere, "not run yet". */
export function newProfile(
  actor: Actor,
  id: ProfileId,
  definition: ProfileDefinition,
  ports: Pick<Ports, 'now'>,
): Profile {
  const now = ports.now().toISOString()
  return {
    id,
    tenantId: actor.tenantId,
    definition,
    createdAt: now,
    modifiedAt: now,
    updatedBy: nameOf(actor),
    group: null,
    filling: false,
    enrolledCourses: [],
    // Never enrolled, so there is nothing to take back.
    retracted: !definition.enroll,
    deletion: null,
    toldOf: null,
    refused: null,
    lastOutcome: null,
  }
}
