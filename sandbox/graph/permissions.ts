import { denied } from './refusal.ts'

/** Application permissions, any one of which is enough. */
const readDirectory = ['Directory.Read.All', 'Directory.ReadWrite.All']
export const writeGroups = ['Group.ReadWrite.All', 'Directory.ReadWrite.All']
export const createGroups = ['Group.Create', ...writeGroups]
export const writeMembers = ['GroupMember.ReadWrite.All', ...writeGroups]
export const readGroups = ['GroupMember.Read.All', 'Group.Read.All', ...writeMembers, ...readDirectory]
export const readUsers = ['User.Read.All', 'User.ReadWrite.All', ...readDirectory]
export const deleteUsers = ['User.ReadWrite.All', 'Directory.ReadWrite.All']
export const writeRoleGroups = ['RoleManagement.ReadWrite.Directory']
/** The organization's name may be read by every app that may read anything. */
export const readOrganization = ['Organization.Read.All', ...readUsers, ...readGroups]

/** Whether a token holds one of these permissions. */
export const may = (roles: ReadonlySet<string>, oneOf: readonly string[]): boolean => oneOf.some((p) => roles.has(p))

/** @throws Refusal when a token holds none of these permissions */
export function demand(roles: ReadonlySet<string>, oneOf: readonly string[]): void {
  if (!may(roles, oneOf)) throw denied()
}
