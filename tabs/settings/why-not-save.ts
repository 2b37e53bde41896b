import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import type { Words } from '../words/en.ts'

/** Why the settings cannot be saved now; empty when they can. */
export function whyNotSave(
  { me, tenant, changed }: { me: Me; tenant: TenantStatus; changed: boolean },
  { common, settings }: Pick<Words, 'common' | 'settings'>,
): string {
  if (!me.roles.includes('Assigner.Admin')) return common.adminOnly
  if (tenant.lock) return common.locked
  return changed ? '' : settings.unchanged
}
