import { isNews, rolesNow, type AppRoles } from '../core/app-roles.ts'
import type { Role } from '../core/access.ts'
import { EntraUserId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Place } from '../core/ports/teams.ts'
import type { SignedIn } from './actor.ts'

/** Remembers the app roles of somebody who opens the tab: the bot knows them by it. Roles that are gone are forgotten at once. */
export async function rememberAppRoles(
  { tenantId, userId, appRoles }: SignedIn,
  { store, now }: Pick<Ports, 'store' | 'now'>,
): Promise<void> {
  const id = EntraUserId.safeParse(userId)
  if (!id.success) return
  const remembered = await store.appRoles.get(tenantId, id.data)
  const seen: AppRoles = { tenantId, id: id.data, roles: appRoles, seenAt: now().toISOString() }
  // Where two tabs open at the same moment the other one has written the same.
  if (isNews(remembered?.value, seen)) await store.appRoles.put(seen, remembered?.etag)
}

/** The app roles of somebody who is met in Teams, as the tab saw them last. */
export async function rememberedAppRoles(
  { tenantId, id }: Pick<Place, 'tenantId' | 'id'>,
  { store, now }: Pick<Ports, 'store' | 'now'>,
): Promise<Role[]> {
  return rolesNow((await store.appRoles.get(tenantId, id))?.value, now())
}
