import type { Mover } from './change-set.ts'
import type { EntraUserId } from './ids.ts'
import { nameOf } from './members.ts'
import type { Population } from './population.ts'
import type { User } from './snapshot.ts'

/** Names people who would leave a group, by their Entra ids, as Learn365 knows them. */
export function leaversOf({ people }: Population): (entraId: EntraUserId) => Mover {
  const known = new Map<string, User>()
  for (const user of people) if (user.directoryId) known.set(user.directoryId, user)
  return (entraId) => {
    const user = known.get(entraId)
    return user
      ? { entraId, userId: user.id, name: nameOf(user), reason: 'does not match any more' }
      : { entraId, userId: null, name: entraId, reason: 'is not known in Learn365' }
  }
}
