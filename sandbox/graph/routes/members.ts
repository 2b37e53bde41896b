import { membersOf, removeUser, type DirectoryGroup } from '../directory.ts'
import { addMembers, demandGroup, demandWritableMembers } from '../group-changes.ts'
import { noContent, param, type Answer, type Call, type Route, type World } from '../graph-call.ts'
import { answerList, isEventual } from '../list-answer.ts'
import { removing } from '../manners.ts'
import { deleteUsers, demand, readGroups, writeMembers } from '../permissions.ts'
import { bodyOf, demandId, referredId } from '../references.ts'
import { badRequest, notFound } from '../refusal.ts'
import { filterable, selection, shape, userRow } from '../shapes.ts'
import { directoryObject } from './directory-objects.ts'

const byGroup = (_call: Call, params: string[]) => param(params, 0).toLowerCase()

function groupOf(call: Call, params: string[]): DirectoryGroup {
  demandId(param(params, 0))
  return demandGroup(call, param(params, 0))
}

/** Members of all types, each with its type; or, by the cast, users alone. */
function listMembers(call: Call, world: World, group: DirectoryGroup, cast: boolean): Answer {
  if (!call.query.has('$skiptoken')) world.manners.informed(group.id)
  const ids = membersOf(call.directory, group.id).ids()
  const { users, groups } = call.directory
  if (cast) {
    const names = selection('user', call.query.get('$select'))
    const row = (id: string) => {
      const user = users.get(id)
      return user && userRow(user)
    }
    const show = (found: Record<string, unknown>) => shape(directoryObject(call, String(found.id)) ?? {}, names)
    return answerList(call, world, { name: 'users', ids, row, show, filterable: filterable.user })
  }
  const row = (id: string) => ({ ...(users.get(id) ?? groups.get(id)), id })
  const show = (found: Record<string, unknown>) => directoryObject(call, String(found.id)) ?? {}
  return answerList(call, world, { name: 'directoryObjects', ids, row, show, filterable: ['id', 'displayName'] })
}

/** Reading and changing who is in a group. */
export const memberRoutes: Route[] = [
  {
    method: 'GET',
    path: /^\/groups\/([^/()]+)\/members(\/microsoft\.graph\.user)?$/,
    needs: readGroups,
    units: 3,
    run: (call, params, world) => listMembers(call, world, groupOf(call, params), param(params, 1) !== ''),
  },
  {
    method: 'GET',
    path: /^\/groups\/([^/()]+)\/members(\/microsoft\.graph\.user)?\/\$count$/,
    needs: readGroups,
    units: 1,
    run(call, params) {
      if (!isEventual(call)) throw badRequest('$count is not currently supported.')
      const ids = membersOf(call.directory, groupOf(call, params).id).ids()
      const counted = param(params, 1) ? ids.filter((id) => call.directory.users.has(id)) : ids
      return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: String(counted.length) }
    },
  },
  {
    method: 'POST',
    path: /^\/groups\/([^/()]+)\/members\/\$ref$/,
    needs: writeMembers,
    units: 1,
    changes: byGroup,
    run(call, params, world) {
      const group = groupOf(call, params)
      demandWritableMembers(call, group)
      addMembers(call, world, group, [referredId(call, bodyOf(call)['@odata.id'])])
      return noContent
    },
  },
  {
    method: 'DELETE',
    path: /^\/groups\/([^/()]+)\/members\/([^/()]+)\/\$ref$/,
    needs: writeMembers,
    units: 1,
    changes: byGroup,
    run(call, params, world) {
      const group = groupOf(call, params)
      const id = param(params, 1).toLowerCase()
      demandId(id)
      demandWritableMembers(call, group)
      if (!membersOf(call.directory, group.id).delete(id)) {
        world.manners.complain(
          group.id,
          removing(id),
          `removed somebody who is not a member: ${id} from group ${group.id}`,
        )
        throw notFound(id)
      }
      call.deeds.push({ about: group.id, deed: removing(id) })
      return noContent
    },
  },
  {
    // Without /$ref this address is the person, not the membership.
    method: 'DELETE',
    path: /^\/groups\/([^/()]+)\/members\/([^/()]+)$/,
    needs: writeMembers,
    units: 1,
    changes: byGroup,
    run(call, params, world) {
      const group = groupOf(call, params)
      const id = param(params, 1).toLowerCase()
      world.judge.complain(
        `DANGER: asked to DELETE THE PERSON ${id}: DELETE members/{id} of group ${group.id} lacks /$ref`,
      )
      demandId(id)
      demand(call.roles, deleteUsers)
      if (!membersOf(call.directory, group.id).has(id)) throw notFound(id)
      removeUser(call.directory, id)
      return noContent
    },
  },
]
