import { z } from 'zod'
import { roles } from './access.ts'
import { EntraUserId, TenantId } from './ids.ts'

/**
 * The app roles that somebody's token had when they opened the tab last: what comes in from Teams' chat has no token of
 * theirs (docs/decisions/0046).
 */
export const AppRoles = z.object({
  tenantId: TenantId,
  id: EntraUserId,
  roles: z.array(z.enum(roles)),
  seenAt: z.iso.datetime(),
})
export type AppRoles = z.infer<typeof AppRoles>

const day = 24 * 60 * 60_000
/** So long they count without being seen again: somebody may have lost them in Entra ID meanwhile. */
const countsForMs = 30 * day

/** What counts of them now. */
export const rolesNow = (remembered: AppRoles | undefined, now: Date): AppRoles['roles'] =>
  remembered && now.getTime() - Date.parse(remembered.seenAt) < countsForMs ? remembered.roles : []

/** Whether there is something to write down: other roles than are remembered, or the same a day later. */
export function isNews(remembered: AppRoles | undefined, seen: AppRoles): boolean {
  if (!remembered) return seen.roles.length > 0
  const isSame =
    remembered.roles.length === seen.roles.length && seen.roles.every((one) => remembered.roles.includes(one))
  return !isSame || (seen.roles.length > 0 && Date.parse(seen.seenAt) - Date.parse(remembered.seenAt) > day)
}
