import type { Me, TenantStatus } from '../core/contract/answers.ts'
import type { Words } from './words/en.ts'

/** Why somebody cannot change things now: the role, or the lock; empty when they can. */
export function whyNotChange(
  me: Pick<Me, 'roles'>,
  tenant: Pick<TenantStatus, 'lock'>,
  { common }: Pick<Words, 'common'>,
): string {
  if (!me.roles.includes('Assigner.Admin')) return common.adminOnly
  return tenant.lock ? common.locked : ''
}
