import type { Grant, Role } from '../../core/access.ts'
import type { AccessInput } from '../../core/contract/access.ts'
import type { EntraUserId } from '../../core/ids.ts'

/** A role as it stands in the form; who gave it is not known before it is saved. */
export type DraftGrant = AccessInput['grants'][number] & Partial<Pick<Grant, 'grantedBy' | 'grantedAt'>>

export type Person = { directoryId: string; title: string; email: string }

/** The list with somebody more; whoever is on it already gets that role instead. */
export function withPerson(grants: readonly DraftGrant[], person: Person, role: Role): DraftGrant[] {
  const userId = person.directoryId.toLowerCase() as EntraUserId
  if (grants.some((one) => one.userId === userId)) return withRole(grants, userId, role)
  return [...grants, { userId, role, name: person.title, email: person.email }]
}

export const withRole = (grants: readonly DraftGrant[], userId: string, role: Role): DraftGrant[] =>
  grants.map((one) => (one.userId === userId ? { ...one, role } : one))

export const without = (grants: readonly DraftGrant[], userId: string): DraftGrant[] =>
  grants.filter((one) => one.userId !== userId)

/** What is sent. */
export const accessInput = (grants: readonly DraftGrant[]): AccessInput => ({
  grants: grants.map(({ userId, role, name, email }) => ({ userId, role, name, email })),
})

/** Whether the list is another one than it was. */
export const isOther = (a: readonly DraftGrant[], b: readonly DraftGrant[]): boolean =>
  JSON.stringify(accessInput(a)) !== JSON.stringify(accessInput(b))
