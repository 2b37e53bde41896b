import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import type { Words } from '../words/en.ts'

type Situation = { me: Me; tenant: TenantStatus; unsaved: boolean }

/** Why a profile cannot be saved now; empty when it can. */
export function whyNotSave({ me, tenant, unsaved }: Situation, words: Pick<Words, 'common' | 'editor'>): string {
  if (!me.roles.includes('Assigner.Admin')) return words.common.adminOnly
  if (tenant.lock) return words.common.locked
  return unsaved ? '' : words.editor.unchanged
}
