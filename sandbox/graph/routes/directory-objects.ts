import type { Directory } from '../directory.ts'
import type { Call, Route } from '../graph-call.ts'
import { may, readGroups, readUsers } from '../permissions.ts'
import { badRequest } from '../refusal.ts'
import { bodyOf } from '../references.ts'
import { groupRow, looseSelection, shape, userRow } from '../shapes.ts'

const mostIds = 1000

/**
 * A user or group as a directory object: its type, and the properties that are selected. To an app that may not read its
 * type only the id is shown.
 */
export function directoryObject(call: Call, id: string): Record<string, unknown> | undefined {
  const { users, groups }: Directory = call.directory
  const select = call.query.get('$select')
  const user = users.get(id)
  if (user) {
    const row = may(call.roles, readUsers) ? userRow(user) : { id: user.id }
    return { '@odata.type': '#microsoft.graph.user', ...shape(row, looseSelection('user', select)) }
  }
  const group = groups.get(id)
  if (!group) return undefined
  return { '@odata.type': '#microsoft.graph.group', ...shape(groupRow(group), looseSelection('group', select)) }
}

/** The kinds of objects to look for. @throws Refusal for a body that is not understood */
function askedFor(call: Call): { ids: string[]; kinds: string[] | undefined } {
  const { ids, types } = bodyOf(call)
  const texts = (list: unknown): list is string[] => Array.isArray(list) && list.every((t) => typeof t === 'string')
  if (!texts(ids) || ids.length === 0) throw badRequest("Invalid value specified for property 'ids'.")
  if (ids.length > mostIds) throw badRequest(`Too many ids: ${ids.length}. Max allowed: ${mostIds}.`)
  if (types !== undefined && !texts(types)) throw badRequest("Invalid value specified for property 'types'.")
  return { ids, kinds: types?.map((t) => `#microsoft.graph.${t.toLowerCase()}`) }
}

/** Looking objects up by id, many at a time; what is not there is left out. */
export const directoryObjectRoutes: Route[] = [
  {
    method: 'POST',
    path: /^\/directoryObjects\/(?:microsoft\.graph\.)?getByIds$/,
    needs: [...readUsers, ...readGroups],
    units: 3,
    run(call) {
      const { ids, kinds } = askedFor(call)
      const found = [...new Set(ids)].map((id) => directoryObject(call, id)).filter((row) => row !== undefined)
      const value = found.filter((row) => !kinds || kinds.includes(String(row['@odata.type'])))
      return {
        status: 200,
        body: { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects', value },
      }
    },
  },
]
