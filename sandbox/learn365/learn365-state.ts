import type { Learn365Seed } from './learn365-seed.ts'
import type { MembersOf } from './settle-group-enrollments.ts'
import type { TenantData } from './tenant-data.ts'
import { makeTenantState, type TenantState } from './tenant-state.ts'

export type Learn365State = {
  /** A tenant by its id; the first one when no id is given. */
  tenant(tenantId?: string): TenantState
  /** Refuses a key from now on, whichever tenant it is of. */
  revokeKey(key: string): void
  toJSON(): Learn365Seed[]
}

/** The state of all tenants of a simulator. */
export function makeLearn365State(tenants: readonly TenantData[], membersOf: MembersOf | undefined): Learn365State {
  const states = tenants.map((data) => makeTenantState(data, membersOf))
  return {
    tenant(tenantId) {
      const found = tenantId === undefined ? states[0] : states.find((state) => state.tenantId === tenantId)
      if (!found) throw new Error(`there is no tenant ${tenantId ?? 'at all'}`)
      return found
    },
    revokeKey(key) {
      const holder = tenants.find((data) => data.keys.some((held) => held.key === key))
      if (!holder) throw new Error('no tenant has this key')
      for (const held of holder.keys) if (held.key === key) held.revoked = true
      holder.changed()
    },
    toJSON: () => states.map((state) => state.toJSON()),
  }
}
