import type { EntraGroupId, EntraUserId } from '../../core/ids.ts'

/*
 * The URLs of membership, in one place. A DELETE of a member without `/$ref` at its end deletes the person, not the
 * membership: nothing else may build that URL.
 */
export const removeMemberUrl = (group: EntraGroupId, user: EntraUserId): string =>
  `/groups/${group}/members/${user}/$ref`

/** Up to 20 people in one PATCH, all or nothing. */
export const addMembersBody = (graphUrl: string, people: EntraUserId[]): { 'members@odata.bind': string[] } => ({
  'members@odata.bind': people.map((id) => `${graphUrl}/v1.0/directoryObjects/${id}`),
})
