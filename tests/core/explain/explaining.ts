import { audiences, passOver } from '../../../core/audiences.ts'
import type { Moment } from '../../../core/calendar.ts'
import type { Why } from '../../../core/contract/why.ts'
import { explain } from '../../../core/explain/explain.ts'
import { personOf } from '../../../core/person.ts'
import type { Profile } from '../../../core/profile.ts'
import { profilesReferredTo } from '../../../core/profile-order.ts'
import type { TestTenant } from '../../support/people.ts'
import { indexOf } from '../matching.ts'

export const at: Moment = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }

/** Explains somebody's membership in the first of some profiles, to which the others belong. */
export function whyOf(tenant: TestTenant, name: string, profiles: Profile[], moment = at): Why {
  const index = indexOf(tenant.snapshot())
  const [profile, ...others] = profiles
  const row = index.population.rowOf.get(tenant.idOf(name)) ?? -1
  const user = index.population.people[row]
  const person = user && personOf(index.population.snapshot, user)
  if (!profile || !person) throw new Error(`the test itself is wrong: nobody called ${name}, or no profile`)
  const pass = passOver(index, moment)
  audiences([...profilesReferredTo(profile.definition, others), profile], pass)
  return explain(profile, others, person, row, pass)
}
