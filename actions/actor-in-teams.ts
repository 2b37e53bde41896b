import type { Ports } from '../core/ports/ports.ts'
import type { Conversation } from '../core/ports/teams.ts'
import { actorOf } from './access.ts'
import type { Actor } from './actor.ts'

export const actorInTeams = (person: Conversation, ports: Pick<Ports, 'store'>): Promise<Actor> =>
  actorOf(
    {
      tenantId: person.tenantId,
      userId: person.id,
      name: person.name,
      email: person.email,
      appRoles: [],
      isGlobalAdministrator: false,
    },
    ports,
  )
