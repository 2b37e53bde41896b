import { addGroup, isDynamic, membersOf, type DirectoryGroup } from './directory.ts'
import type { Answer, Call, World } from './graph-call.ts'
import { demandChangeable, demandCreatable, differs, groupValues } from './group-values.ts'
import { adding, asUpsert, patching } from './manners.ts'
import { demand, may, writeGroups, writeMembers, writeRoleGroups } from './permissions.ts'
import { boundMembers, demandObjects, bodyOf } from './references.ts'
import { alreadyMembers, badRequest, denied, notFound, notReplicated, overQuota } from './refusal.ts'
import { groupRow } from './shapes.ts'

/** The live group of an id. @throws Refusal when there is none */
export function demandGroup(call: Call, id: string): DirectoryGroup {
  const group = call.directory.groups.get(id)
  if (!group) throw notFound(id)
  return group
}

/** @throws Refusal when only a more powerful app may touch this group */
export function demandOrdinary(call: Call, group: DirectoryGroup): void {
  if (group.isAssignableToRole && !may(call.roles, writeRoleGroups)) throw denied()
  if (group.isManagementRestricted) throw denied()
}

/** @throws Refusal when members of this group cannot be changed, by this app, by hand or right now */
export function demandWritableMembers(call: Call, group: DirectoryGroup): void {
  demand(call.roles, writeMembers)
  demandOrdinary(call, group)
  if (isDynamic(group)) throw denied()
  if (group.mailEnabled && !group.groupTypes.includes('Unified'))
    throw badRequest('Cannot Update a mail-enabled security groups and or distribution list.')
  const lag = call.directory.lag.get(group.id) ?? 0
  if (lag === 0) return
  call.directory.lag.set(group.id, lag - 1)
  throw notReplicated()
}

/** Adds all of these or, when one cannot be added, none. */
export function addMembers(call: Call, world: World, group: DirectoryGroup, ids: string[]): void {
  demandObjects(call.directory, ids)
  const members = membersOf(call.directory, group.id)
  const there = ids.filter((id) => members.has(id))
  for (const id of there)
    world.manners.complain(group.id, adding(id), `added a member who is there already: ${id} in group ${group.id}`)
  if (there.length > 0 || new Set(ids).size < ids.length) throw alreadyMembers()
  for (const id of ids) {
    members.set(id, true)
    call.deeds.push({ about: group.id, deed: adding(id) })
  }
}

/** Makes a group of the body, with `uniqueName` from the path when it was named there; 201. */
export function createGroup(call: Call, world: World, key?: string): Answer {
  const { directory } = call
  const body = bodyOf(call)
  const values = groupValues(key === undefined ? body : { ...body, uniqueName: key })
  demandCreatable(directory, values)
  if (values.isAssignableToRole) demand(call.roles, writeRoleGroups)
  const members = boundMembers(call)
  demandObjects(directory, members)
  const held = directory.users.size() + directory.groups.size() + directory.deletedGroups.size()
  if (held >= world.limits.objects) throw overQuota()
  const { displayName = '', ...others } = values
  const group = addGroup(directory, { ...others, displayName, members })
  directory.lag.set(group.id, world.limits.notReplicatedFor)
  for (const id of members) call.deeds.push({ about: group.id, deed: adding(id) })
  // A caller that lost its memory along with the answer may ask for the same once more.
  world.manners.excuse(asUpsert(group.id), patching)
  const location = `https://graph.microsoft.com/v1.0/${directory.tenantId}/directoryObjects/${group.id}/Microsoft.DirectoryServices.Group`
  const context = 'https://graph.microsoft.com/v1.0/$metadata#groups/$entity'
  return { status: 201, headers: { Location: location }, body: { '@odata.context': context, ...groupRow(group) } }
}

/** Changes a group's own properties and adds members; `about` is under what name a needless change is excused. */
export function patchGroup(call: Call, world: World, group: DirectoryGroup, about = group.id): void {
  const values = groupValues(bodyOf(call))
  const own = Object.keys(values).length > 0
  const bound = boundMembers(call)
  if (own || bound.length === 0) {
    demand(call.roles, writeGroups)
    demandOrdinary(call, group)
    demandChangeable(group, values)
  }
  if (bound.length > 0) {
    demandWritableMembers(call, group)
    addMembers(call, world, group, bound)
  } else if (!differs(group, values)) {
    world.manners.complain(about, patching, `changed nothing: PATCH of group ${group.id}`)
  }
  if (!differs(group, values)) return
  call.directory.groups.set(group.id, { ...group, ...values })
  call.deeds.push({ about, deed: patching })
}
