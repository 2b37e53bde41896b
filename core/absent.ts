import { eligibility } from './eligibility.ts'
import type { EntraUserId, Learn365UserId } from './ids.ts'
import type { AbsentUser, Snapshot, User } from './snapshot.ts'

const memberId = (user: User): EntraUserId | undefined => {
  const able = eligibility(user)
  return 'entraId' in able ? able.entraId : undefined
}

const people = (users: User[]): User[] => users.filter((user) => user.principal === 'user' && !user.deleted)

/**
 * People who were in the last snapshot and are in this one's users no more, or who are listed but could be members of
 * groups then and cannot now. Nobody is removed for that until a second snapshot says the same; somebody who is marked as
 * deleted is gone at once.
 */
export function absentSince(last: Snapshot | undefined, users: User[]): AbsentUser[] {
  if (!last) return []
  const now = new Map(users.map((user) => [user.id, user]))
  const able = new Set(people(users).map(memberId))
  return people(last.users)
    .filter((then) => {
      const later = now.get(then.id)
      if (!later) return true
      const id = memberId(then)
      return !later.deleted && id !== undefined && !able.has(id)
    })
    .map((then) => ({ id: then.id, directoryId: memberId(then) ?? null }))
}

/** The same for a refresh that was stored before its worker died and is done again: nobody is counted twice. */
export function stillAbsent(stored: Snapshot, users: User[]): AbsentUser[] {
  const present = new Set(users.map(({ id }) => id))
  const able = new Set(people(users).map(memberId))
  return stored.absentOnce.filter(
    ({ id, directoryId }) => !present.has(id) || (directoryId !== null && !able.has(directoryId)),
  )
}

/**
 * People of whom the last snapshot has values of Entra ID, and whom Entra ID does not list now: their fields are blank, so
 * rules may not want them any more. That, too, removes nobody until a second snapshot says the same.
 * @param last the last snapshot, or this refresh's own when it is done again.
 * @param unlisted the users of this refresh whom Entra ID does not list.
 */
export function unlistedSince(last: Snapshot | undefined, isOwn: boolean, unlisted: User[]): AbsentUser[] {
  if (!last || unlisted.length === 0) return []
  const before = new Set(isOwn ? last.absentOnce.map(({ id }) => id) : withEntraValues(last))
  return unlisted
    .filter(({ id }) => before.has(id))
    .map((user) => ({ id: user.id, directoryId: memberId(user) ?? null }))
}

function withEntraValues({ userFields, fieldValues }: Snapshot): Learn365UserId[] {
  const fields = new Set(userFields.filter(({ origin }) => origin === 'entra').map(({ id }) => id))
  return fieldValues.filter(({ fieldId }) => fields.has(fieldId)).map(({ userId }) => userId)
}
