import { purgeGroup, type DirectoryGroup } from '../directory.ts'
import { noContent, param, type Call, type Route } from '../graph-call.ts'
import { answerList } from '../list-answer.ts'
import { readGroups, writeGroups } from '../permissions.ts'
import { demandId } from '../references.ts'
import { notFound } from '../refusal.ts'
import { filterable, groupRow, selection, shape } from '../shapes.ts'

const byItem = (_call: Call, params: string[]) => param(params, 0).toLowerCase()

function deletedGroup(call: Call, params: string[]): DirectoryGroup {
  demandId(param(params, 0))
  const group = call.directory.deletedGroups.get(param(params, 0))
  if (!group) throw notFound(param(params, 0))
  return group
}

/** Groups that were deleted and can come back, members and all. */
export const deletedItemRoutes: Route[] = [
  {
    method: 'GET',
    path: /^\/directory\/deletedItems\/microsoft\.graph\.group$/i,
    needs: readGroups,
    units: 3,
    run(call, _params, world) {
      const names = selection('group', call.query.get('$select'))
      const { deletedGroups } = call.directory
      const row = (id: string) => {
        const group = deletedGroups.get(id)
        return group && groupRow(group)
      }
      const show = (found: Record<string, unknown>) => shape(found, names)
      return answerList(call, world, {
        name: 'groups',
        ids: deletedGroups.ids(),
        row,
        show,
        filterable: filterable.group,
      })
    },
  },
  {
    method: 'GET',
    path: /^\/directory\/deletedItems\/([^/()]+)$/i,
    needs: readGroups,
    units: 1,
    run(call, params) {
      const names = selection('group', call.query.get('$select'))
      const row = shape(groupRow(deletedGroup(call, params)), names)
      return { status: 200, body: { '@odata.type': '#microsoft.graph.group', ...row } }
    },
  },
  {
    method: 'POST',
    path: /^\/directory\/deletedItems\/([^/()]+)\/restore$/i,
    needs: writeGroups,
    units: 1,
    changes: byItem,
    run(call, params) {
      const group = { ...deletedGroup(call, params), deletedDateTime: null }
      call.directory.deletedGroups.delete(group.id)
      call.directory.groups.set(group.id, group)
      return { status: 200, body: { '@odata.type': '#microsoft.graph.group', ...groupRow(group) } }
    },
  },
  {
    method: 'DELETE',
    path: /^\/directory\/deletedItems\/([^/()]+)$/i,
    needs: writeGroups,
    units: 1,
    changes: byItem,
    run(call, params) {
      purgeGroup(call.directory, deletedGroup(call, params).id)
      return noContent
    },
  },
]
