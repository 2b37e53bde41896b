import {
  addGroup,
  membersOf,
  purgeGroup,
  removeGroup,
  removeUser,
  type Directory,
  type DirectoryGroup,
  type DirectoryUser,
  type GroupSeed,
} from './directory.ts'
import { adding, removing, type Manners } from './manners.ts'

/** What somebody else does in the directory, by hand. A caller that has not looked since is excused. */
export type GraphState = {
  users(tenantId: string): DirectoryUser[]
  groups(tenantId: string): DirectoryGroup[]
  deletedGroups(tenantId: string): DirectoryGroup[]
  groupByName(tenantId: string, displayName: string): DirectoryGroup | undefined
  addUser(tenantId: string, user: DirectoryUser): void
  changeUser(tenantId: string, userId: string, changes: Partial<DirectoryUser>): void
  /** Recoverable; the user is a member of no group any more. */
  deleteUser(tenantId: string, userId: string): void
  createGroup(tenantId: string, group: GroupSeed): DirectoryGroup
  /** Sorted ids; of a deleted group too. */
  membersOf(groupId: string): string[]
  addMember(groupId: string, id: string): void
  removeMember(groupId: string, id: string): void
  changeGroup(groupId: string, changes: Partial<DirectoryGroup>): void
  /** To the deleted items. */
  deleteGroup(groupId: string): void
  /** For good. */
  purge(groupId: string): void
  /** Puts it into a restricted administrative unit. */
  restrict(groupId: string): void
  setRoleAssignable(groupId: string): void
  setDynamic(groupId: string, rule?: string): void
}

/** The hand of a test in these directories; it refuses nonsense (no such tenant, user, group). */
export function makeGraphState(directories: Directory[], manners: Manners, changed: () => void): GraphState {
  const of = (tenantId: string) => {
    const directory = directories.find((d) => d.tenantId === tenantId.toLowerCase())
    if (!directory) throw new Error(`no tenant ${tenantId} in this directory`)
    return directory
  }
  const withGroup = (groupId: string) => {
    const directory = directories.find((d) => d.groups.has(groupId) || d.deletedGroups.has(groupId))
    if (!directory) throw new Error(`no group ${groupId} in any directory`)
    return directory
  }
  const changeGroup = (groupId: string, changes: Partial<DirectoryGroup>) => {
    const { groups } = withGroup(groupId)
    const group = groups.get(groupId)
    if (!group) throw new Error(`group ${groupId} is deleted`)
    groups.set(groupId, { ...group, ...changes })
    changed()
  }
  return {
    users: (tenantId) => of(tenantId).users.rows(),
    groups: (tenantId) => of(tenantId).groups.rows(),
    deletedGroups: (tenantId) => of(tenantId).deletedGroups.rows(),
    groupByName: (tenantId, name) =>
      of(tenantId)
        .groups.rows()
        .find((g) => g.displayName === name),
    addUser(tenantId, user) {
      of(tenantId).users.set(user.id, { ...user, id: user.id.toLowerCase() })
      changed()
    },
    changeUser(tenantId, userId, changes) {
      const user = of(tenantId).users.get(userId)
      if (!user) throw new Error(`no user ${userId} in tenant ${tenantId}`)
      of(tenantId).users.set(userId, { ...user, ...changes })
      changed()
    },
    deleteUser(tenantId, userId) {
      if (!of(tenantId).users.has(userId)) throw new Error(`no user ${userId} in tenant ${tenantId}`)
      for (const group of removeUser(of(tenantId), userId)) manners.excuse(group, removing(userId))
      changed()
    },
    createGroup(tenantId, group) {
      const created = addGroup(of(tenantId), group)
      changed()
      return created
    },
    membersOf: (groupId) => [...membersOf(withGroup(groupId), groupId).ids()],
    addMember(groupId, id) {
      const directory = withGroup(groupId)
      if (!directory.users.has(id) && !directory.groups.has(id)) throw new Error(`nobody has the id ${id}`)
      membersOf(directory, groupId).set(id, true)
      manners.excuse(groupId, adding(id))
      changed()
    },
    removeMember(groupId, id) {
      if (!membersOf(withGroup(groupId), groupId).delete(id)) throw new Error(`${id} is not a member of ${groupId}`)
      manners.excuse(groupId, removing(id))
      changed()
    },
    changeGroup,
    deleteGroup(groupId) {
      const directory = withGroup(groupId)
      const group = directory.groups.get(groupId)
      if (group) removeGroup(directory, group)
      changed()
    },
    purge(groupId) {
      purgeGroup(withGroup(groupId), groupId)
      changed()
    },
    restrict: (groupId) => changeGroup(groupId, { isManagementRestricted: true }),
    setRoleAssignable: (groupId) => changeGroup(groupId, { isAssignableToRole: true }),
    setDynamic: (groupId, membershipRule = '(user.accountEnabled -eq true)') =>
      changeGroup(groupId, { groupTypes: ['DynamicMembership'], membershipRule }),
  }
}
