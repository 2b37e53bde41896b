import { randomUUID } from 'node:crypto'
import { makeTable, type Table } from './table.ts'

type Text = string | null | undefined

export type DirectoryUser = {
  id: string
  displayName: string
  userPrincipalName: string
  mail?: Text
  givenName?: Text
  surname?: Text
  accountEnabled?: boolean | undefined
  userType?: Text
  employeeId?: Text
  employeeType?: Text
  /** ISO 8601, `2024-03-01T00:00:00Z`. */
  employeeHireDate?: Text
  department?: Text
  jobTitle?: Text
  city?: Text
  state?: Text
  country?: Text
  usageLocation?: Text
  companyName?: Text
  officeLocation?: Text
  preferredLanguage?: Text
  /** ISO 8601. */
  createdDateTime?: Text
  onPremisesSyncEnabled?: boolean | null | undefined
  employeeOrgData?: { division: string | null; costCenter: string | null } | null | undefined
  /** `extensionAttribute1` to `extensionAttribute15`. */
  onPremisesExtensionAttributes?: Record<string, string | null> | null | undefined
  /** Values of directory extensions, by their whole name. */
  extensions?: Record<string, string | number | boolean> | undefined
  /** Missing from lists of users, as after a change that has not come everywhere; not part of the API. */
  unlisted?: boolean
}

export type DirectoryGroup = {
  id: string
  displayName: string
  description: string | null
  mailEnabled: boolean
  mailNickname: string
  securityEnabled: boolean
  groupTypes: string[]
  uniqueName: string | null
  isAssignableToRole: boolean | null
  /** It is in a restricted administrative unit: an app without a role there is denied, whatever it was consented. */
  isManagementRestricted: boolean
  membershipRule: string | null
  createdDateTime: string
  deletedDateTime: string | null
}

/** A group as a seed or a test describes it; what is left out is that of a plain security group. */
export type GroupSeed = Partial<DirectoryGroup> & { displayName: string; members?: string[] }

export type DirectorySeed = {
  tenantId: string
  displayName: string
  users: DirectoryUser[]
  groups: GroupSeed[]
  /** Directory extensions that apps have registered for users: `extension_<app id without hyphens>_<name>`. */
  userExtensions?: string[]
}

/** One tenant's directory. A member is an id of a user or of a nested group. */
export type Directory = {
  tenantId: string
  displayName: string
  userExtensions: string[]
  users: Table<DirectoryUser>
  deletedUsers: Table<DirectoryUser>
  groups: Table<DirectoryGroup>
  deletedGroups: Table<DirectoryGroup>
  /** By group, deleted ones too: a restored group has its members again. */
  members: Table<Table<true>>
  /** How many more requests a new group is not known everywhere yet. */
  lag: Table<number>
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text can be an object id at all. */
export const isGuid = (text: string): boolean => guid.test(text)

/** @throws when a seed holds an id that the real directory could not hold */
function checkedId(id: string): string {
  if (!isGuid(id)) throw new Error(`directory ids are GUIDs, found "${id}"`)
  return id.toLowerCase()
}

/** A directory of that seed. */
export function makeDirectory(seed: DirectorySeed): Directory {
  const directory: Directory = {
    tenantId: checkedId(seed.tenantId),
    displayName: seed.displayName,
    userExtensions: seed.userExtensions ?? [],
    users: makeTable(seed.users.map((u) => [checkedId(u.id), { ...u, id: u.id.toLowerCase() }])),
    deletedUsers: makeTable(),
    groups: makeTable(),
    deletedGroups: makeTable(),
    members: makeTable(),
    lag: makeTable(),
  }
  for (const group of seed.groups) addGroup(directory, group)
  return directory
}

/** Puts a group into a directory: a plain security group but for what is given. */
export function addGroup(directory: Directory, { members = [], ...given }: GroupSeed): DirectoryGroup {
  const id = checkedId(given.id ?? randomUUID())
  const group: DirectoryGroup = {
    description: null,
    mailEnabled: false,
    mailNickname: id.slice(0, 8),
    securityEnabled: true,
    groupTypes: [],
    uniqueName: null,
    isAssignableToRole: null,
    isManagementRestricted: false,
    membershipRule: null,
    createdDateTime: new Date().toISOString().replace(/\.\d+/, ''),
    deletedDateTime: null,
    ...given,
    id,
  }
  directory.groups.set(id, group)
  directory.members.set(id, makeTable(members.map((m) => [checkedId(m), true])))
  return group
}

/** The members of a group, deleted groups too. */
export function membersOf(directory: Directory, groupId: string): Table<true> {
  const members = directory.members.get(groupId) ?? makeTable<true>()
  directory.members.set(groupId, members)
  return members
}

/** Removes a user as the directory does: recoverable, and a member of no group any more. Returns the groups it left. */
export function removeUser(directory: Directory, userId: string): string[] {
  const user = directory.users.get(userId)
  if (!user) return []
  directory.users.delete(userId)
  directory.deletedUsers.set(userId, user)
  return directory.members.ids().filter((group) => membersOf(directory, group).delete(userId))
}

/** Moves a group to the deleted items, where it keeps its members and its unique name. */
export function removeGroup(directory: Directory, group: DirectoryGroup): void {
  directory.groups.delete(group.id)
  directory.deletedGroups.set(group.id, { ...group, deletedDateTime: new Date().toISOString().replace(/\.\d+/, '') })
}

/** Forgets a group, live or deleted, for good. */
export function purgeGroup(directory: Directory, groupId: string): boolean {
  directory.members.delete(groupId)
  const live = directory.groups.delete(groupId)
  return directory.deletedGroups.delete(groupId) || live
}

/** The live group of that alternate key. */
export function groupByUniqueName(directory: Directory, uniqueName: string): DirectoryGroup | undefined {
  return directory.groups.rows().find((g) => g.uniqueName?.toLowerCase() === uniqueName.toLowerCase())
}

export const isDynamic = (group: DirectoryGroup): boolean => group.groupTypes.includes('DynamicMembership')
