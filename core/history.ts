import type { Mover } from './change-set.ts'
import type { EntraUserId } from './ids.ts'
import type { MembershipChange } from './membership-change.ts'
import type { Records } from './records.ts'
import type { User } from './snapshot.ts'
import { fold } from './text.ts'

/** Whether a history's question concerns somebody, as they were recorded. */
export type Concerns = (mover: Mover) => boolean

/** Everybody whose recorded name has that part in it, spelt in whatever case and width. */
export function calledLike(search: string): Concerns {
  const part = fold(search) ?? ''
  return ({ name }) => fold(name)?.includes(part) ?? part === ''
}

/**
 * One person, by whichever id is given. Whom Learn365 knows is looked for by all of their ids, so that neither a record
 * that was made anew nor one without a directory id hides what happened before.
 * @param known their records in Learn365, deleted ones too; none where they have left it.
 */
export function isPerson(given: string, known: readonly User[]): Concerns {
  const ids = new Set<string>([given.toLowerCase()])
  for (const { id, directoryId } of known) {
    ids.add(id)
    if (directoryId !== null) ids.add(directoryId)
  }
  return ({ userId, entraId }) => ids.has(entraId) || (userId !== null && ids.has(userId))
}

/** A person's records, by a Learn365 user id, an Entra object id or an e-mail address; for an address everybody is looked at. */
export function recordsOfPerson(given: string, records: Records, users: readonly User[]): User[] {
  const id = given.toLowerCase()
  const named = records.ofLearn365(id as User['id'])
  const found = named ? [named] : records.ofEntra(id as EntraUserId)
  if (found.length > 0 || !given.includes('@')) return found
  const address = fold(given)
  return users.filter(({ principal, email }) => principal === 'user' && fold(email) === address)
}

/** The part of a change that concerns some people. */
export const partAbout = (change: MembershipChange, concerns: Concerns): MembershipChange => ({
  ...change,
  added: change.added.filter(concerns),
  removed: change.removed.filter(concerns),
})
