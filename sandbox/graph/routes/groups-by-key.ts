import { groupByUniqueName } from '../directory.ts'
import { createGroup, patchGroup } from '../group-changes.ts'
import { noContent, param, type Call, type Route } from '../graph-call.ts'
import { asUpsert } from '../manners.ts'
import { demand, createGroups, readGroups, writeMembers } from '../permissions.ts'
import { bodyOf } from '../references.ts'
import { badRequest, notFound } from '../refusal.ts'
import { groupRow, selection, shape } from '../shapes.ts'

const path = /^\/groups\(uniqueName='((?:[^']|'')*)'\)$/
const keyOf = (params: string[]) => param(params, 0).replaceAll("''", "'")

const mayCreate = (call: Call) =>
  (call.header('prefer') ?? '').split(/[,;]/).some((wish) => wish.trim().toLowerCase() === 'create-if-missing')

/** A group by its alternate key: looking it up, and creating or changing it in one idempotent request. */
export const groupByKeyRoutes: Route[] = [
  {
    method: 'GET',
    path,
    needs: readGroups,
    units: 1,
    run(call, params) {
      const names = selection('group', call.query.get('$select'))
      const group = groupByUniqueName(call.directory, keyOf(params))
      if (!group) throw notFound(keyOf(params))
      const context = 'https://graph.microsoft.com/v1.0/$metadata#groups/$entity'
      return { status: 200, body: { '@odata.context': context, ...shape(groupRow(group), names) } }
    },
  },
  {
    method: 'PATCH',
    path,
    needs: [...createGroups, ...writeMembers],
    units: 1,
    changes: ({ directory }, params) =>
      groupByUniqueName(directory, keyOf(params))?.id ?? `the group named ${keyOf(params)}`,
    run(call, params, world) {
      const key = keyOf(params)
      const given = bodyOf(call).uniqueName
      if (given !== undefined && given !== key)
        throw badRequest("Property 'uniqueName' is read-only and cannot be set.")
      const group = groupByUniqueName(call.directory, key)
      if (group) {
        patchGroup(call, world, group, asUpsert(group.id))
        return noContent
      }
      if (!mayCreate(call)) throw notFound(key)
      demand(call.roles, createGroups)
      return createGroup(call, world, key)
    },
  },
]
