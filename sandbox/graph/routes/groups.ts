import { removeGroup } from '../directory.ts'
import { createGroup, demandGroup, demandOrdinary, patchGroup } from '../group-changes.ts'
import { noContent, param, type Route } from '../graph-call.ts'
import { answerList } from '../list-answer.ts'
import { creating } from '../manners.ts'
import { createGroups, readGroups, writeGroups, writeMembers } from '../permissions.ts'
import { bodyOf, demandId } from '../references.ts'
import { filterable, groupRow, selection, shape } from '../shapes.ts'

const entity = 'https://graph.microsoft.com/v1.0/$metadata#groups/$entity'

/** Groups as a list, and one by its id. */
export const groupRoutes: Route[] = [
  {
    method: 'GET',
    path: /^\/groups$/,
    needs: readGroups,
    units: 3,
    run(call, _params, world) {
      const names = selection('group', call.query.get('$select'))
      const { groups } = call.directory
      const row = (id: string) => {
        const group = groups.get(id)
        return group && groupRow(group)
      }
      const show = (found: Record<string, unknown>) => shape(found, names)
      return answerList(call, world, { name: 'groups', ids: groups.ids(), row, show, filterable: filterable.group })
    },
  },
  {
    method: 'POST',
    path: /^\/groups$/,
    needs: createGroups,
    units: 1,
    changes: (call) => `the group named ${String(bodyOf(call).uniqueName)}`,
    run(call, _params, world) {
      const { uniqueName } = bodyOf(call)
      if (typeof uniqueName !== 'string') {
        world.judge.complain('created a group by POST without a uniqueName: a repeat makes a second group')
        return createGroup(call, world)
      }
      const { groups, deletedGroups } = call.directory
      const taken = [...groups.rows(), ...deletedGroups.rows()].some((g) => g.uniqueName === uniqueName)
      if (taken) world.manners.complain(uniqueName, creating, `created a group whose uniqueName exists: ${uniqueName}`)
      const answer = createGroup(call, world)
      call.deeds.push({ about: uniqueName, deed: creating })
      return answer
    },
  },
  {
    method: 'GET',
    path: /^\/groups\/([^/()]+)$/,
    needs: readGroups,
    units: 1,
    run(call, params) {
      demandId(param(params, 0))
      const names = selection('group', call.query.get('$select'))
      const group = demandGroup(call, param(params, 0))
      return { status: 200, body: { '@odata.context': entity, ...shape(groupRow(group), names) } }
    },
  },
  {
    method: 'PATCH',
    path: /^\/groups\/([^/()]+)$/,
    needs: writeMembers,
    units: 1,
    changes: (_call, params) => param(params, 0).toLowerCase(),
    run(call, params, world) {
      demandId(param(params, 0))
      patchGroup(call, world, demandGroup(call, param(params, 0)))
      return noContent
    },
  },
  {
    method: 'DELETE',
    path: /^\/groups\/([^/()]+)$/,
    needs: writeGroups,
    units: 1,
    changes: (_call, params) => param(params, 0).toLowerCase(),
    run(call, params) {
      demandId(param(params, 0))
      const group = demandGroup(call, param(params, 0))
      demandOrdinary(call, group)
      removeGroup(call.directory, group)
      return noContent
    },
  },
]
