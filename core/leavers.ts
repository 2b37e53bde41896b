import type { Mover } from './change-set.ts'
import { eligibility } from './eligibility.ts'
import type { EntraUserId } from './ids.ts'
import { nameOf } from './members.ts'
import type { Snapshot, User } from './snapshot.ts'

/**
 * Names people who would leave a group, as Learn365 knows them, each with the reason. Of several records of one Entra user
 * a living one tells.
 * @param excluded whom the profile's overrides exclude.
 */
export function leaversOf(
  { users }: Pick<Snapshot, 'users'>,
  leaving: readonly EntraUserId[],
  excluded: ReadonlySet<EntraUserId>,
): Mover[] {
  if (leaving.length === 0) return []
  const wanted = new Set<string>(leaving)
  const known = new Map<string, User>()
  for (const user of users)
    if (user.principal === 'user' && user.directoryId !== null && wanted.has(user.directoryId))
      if (!user.deleted || !known.has(user.directoryId)) known.set(user.directoryId, user)
  return leaving.map((entraId) => {
    const user = known.get(entraId)
    return {
      entraId,
      userId: user?.id ?? null,
      name: user ? nameOf(user) : entraId,
      reason: reasonOf(user, excluded.has(entraId)),
    }
  })
}

function reasonOf(user: User | undefined, isExcluded: boolean): string {
  if (!user) return 'is not known in Learn365'
  if (user.deleted) return 'was deleted in Learn365'
  if (isExcluded) return 'is excluded'
  const able = eligibility(user)
  return 'because' in able ? able.because : 'does not match any more'
}
