import type { Moment } from '../../../core/calendar.ts'
import { checkProfile } from '../../../core/checks/check-profile.ts'
import type { Profile } from '../../../core/profile.ts'
import { profileId, type TestTenant } from '../../support/people.ts'
import { aDefinition, type Told } from '../a-profile.ts'
import { indexOf } from '../matching.ts'

export const at: Moment = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }

/** Checks profiles of a tenant. @returns a function that gives the findings as `path: expected`. */
export function checking(tenant: TestTenant) {
  const index = indexOf(tenant.snapshot())
  return (told: Told, others: Profile[] = []): string[] =>
    checkProfile({ definition: aDefinition(told), id: profileId(1), others, index, at }).map(
      ({ path, expected }) => `${path}: ${expected}`,
    )
}
