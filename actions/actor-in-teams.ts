import type { Ports } from '../core/ports/ports.ts'
import type { Conversation } from '../core/ports/teams.ts'
import { actorOf } from './access.ts'
import type { Actor } from './actor.ts'
import { rememberedAppRoles } from './app-roles.ts'

/**
 * Who speaks or is spoken to in Teams, with all roles as the API has them: those granted inside the product, and the app
 * roles that the tab saw last (docs/decisions/0046). Who is a Global Administrator is not known there.
 */
export const actorInTeams = async (person: Conversation, ports: Pick<Ports, 'store' | 'now'>): Promise<Actor> =>
  actorOf(
    {
      tenantId: person.tenantId,
      userId: person.id,
      name: person.name,
      email: person.email,
      appRoles: await rememberedAppRoles(person, ports),
      isGlobalAdministrator: false,
    },
    ports,
  )
