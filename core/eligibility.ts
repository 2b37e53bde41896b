import { EntraUserId } from './ids.ts'
import type { User } from './snapshot.ts'

/** Why someone who matches cannot be in an Entra ID group. */
export type Ineligible =
  'is not an Entra ID user' | 'has no directory id in Learn365' | 'has a directory id that is not valid' | 'is deleted'

/**
 * Who can be a member of a group: a user, not deleted, from Entra ID, with a directory object id.
 * @returns the Entra id, or the reason shown in preview and Excel.
 */
export function eligibility(user: User): { entraId: EntraUserId } | { because: Ineligible } {
  if (user.deleted) return { because: 'is deleted' }
  if (user.origin !== 'entra') return { because: 'is not an Entra ID user' }
  if (!user.directoryId) return { because: 'has no directory id in Learn365' }
  const id = EntraUserId.safeParse(user.directoryId)
  return id.success ? { entraId: id.data } : { because: 'has a directory id that is not valid' }
}
