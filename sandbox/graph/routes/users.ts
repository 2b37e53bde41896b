import type { DirectoryUser } from '../directory.ts'
import { param, type Call, type Route } from '../graph-call.ts'
import { answerList, isEventual } from '../list-answer.ts'
import { readUsers } from '../permissions.ts'
import { badRequest, notFound } from '../refusal.ts'
import { filterable, selection, shape, userRow } from '../shapes.ts'

/** By object id or by user principal name. */
function userOf(call: Call, name: string): DirectoryUser | undefined {
  const { users } = call.directory
  return users.get(name) ?? users.rows().find((u) => u.userPrincipalName.toLowerCase() === name.toLowerCase())
}

/** Reading users; nobody changes them here. */
export const userRoutes: Route[] = [
  {
    method: 'GET',
    path: /^\/users$/,
    needs: readUsers,
    units: 2,
    run(call, _params, world) {
      const names = selection('user', call.query.get('$select'), call.directory.userExtensions)
      const { users } = call.directory
      const row = (id: string) => {
        const user = users.get(id)
        return user && !user.unlisted ? userRow(user) : undefined
      }
      const show = (found: Record<string, unknown>) => shape(found, names)
      return answerList(call, world, { name: 'users', ids: users.ids(), row, show, filterable: filterable.user })
    },
  },
  {
    method: 'GET',
    path: /^\/users\/\$count$/,
    needs: readUsers,
    units: 1,
    run(call) {
      if (!isEventual(call)) throw badRequest('$count is not currently supported.')
      return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: String(call.directory.users.size()) }
    },
  },
  {
    method: 'GET',
    path: /^\/users\/([^/]+)$/,
    needs: readUsers,
    units: 1,
    run(call, params) {
      const names = selection('user', call.query.get('$select'), call.directory.userExtensions)
      const user = userOf(call, param(params, 0))
      if (!user) throw notFound(param(params, 0))
      const context = 'https://graph.microsoft.com/v1.0/$metadata#users/$entity'
      return { status: 200, body: { '@odata.context': context, ...shape(userRow(user), names) } }
    },
  },
]
