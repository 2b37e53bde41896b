import { z } from 'zod'
import { EntraGroupId, EntraUserId } from '../../core/ids.ts'
import type { Directory, GroupState } from '../../core/ports/directory.ts'
import { isNotFound, type Graph, type Tokens } from './graph-client.ts'
import { addMembers, removeMembers, type Writing } from './memberships.ts'
import { pagesOf, readShape } from './pages.ts'
import { permissionsIn } from './token.ts'
import { readUserFields } from './user-fields.ts'
import type { WriteBudget } from './write-budget.ts'

const Group = z.object({
  id: EntraGroupId,
  displayName: z.string().nullish(),
  groupTypes: z.array(z.string()).nullish(),
  isAssignableToRole: z.boolean().nullish(),
})
const Member = z.object({ '@odata.type': z.string().nullish(), id: z.string() })

const nobody = '00000000-0000-0000-0000-000000000000'

const selected = '$select=id,displayName,groupTypes,isAssignableToRole'

/** One tenant's Entra ID over Microsoft Graph. */
export function openDirectory(graph: Graph, tokens: Tokens, budget: WriteBudget): Directory {
  const membersOf: Directory['membersOf'] = (id) => readMembers(graph, id)
  const writing = (mayWrite: () => Promise<void>): Writing => ({
    graph,
    budget,
    mayWrite,
    have: async (id) => {
      const members = await membersOf(id)
      return members === 'gone' ? 'gone' : members.users
    },
  })
  return {
    permissions: async () => permissionsIn(await tokens.token()),
    async tryToRead() {
      // Nobody has this id: "not found" is the answer to whoever may read people, and no list is begun.
      await graph.get(`/users/${nobody}?$select=id`, 'reading a person of Entra ID').catch((error: unknown) => {
        if (!isNotFound(error)) throw error
      })
    },
    userFields: (names) => readUserFields(graph, names),
    membersOf,
    ensureGroup: (uniqueName, displayName, description) =>
      ensureGroup(graph, budget, uniqueName, displayName, description),
    group: (id) => groupState(graph, id),

    async restoreGroup(id) {
      const about = `restoring the deleted group ${id}`
      try {
        await budget.spend(1)
        await graph.send('POST', `/directory/deletedItems/${id}/restore`, {}, about, { repeatable: true })
        return true
      } catch (error) {
        if (!isNotFound(error)) throw error
        // Not among the deleted: gone for good, or back already, where the reply to a first try was lost.
        return (await groupState(graph, id)).kind !== 'gone'
      }
    },

    async renameGroup(id, displayName) {
      await budget.spend(1)
      await graph.send('PATCH', `/groups/${id}`, { displayName }, `renaming the group ${id}`, { repeatable: true })
    },

    addMembers: (id, people, mayWrite) => addMembers(id, people, writing(mayWrite)),
    removeMembers: (id, people, mayWrite) => removeMembers(id, people, writing(mayWrite)),
  }
}

/**
 * Creates the group by its unique name, with `Prefer: create-if-missing`: 201 with the group, or 204 when it was there
 * already, so that a lost reply can never make two.
 */
async function ensureGroup(
  graph: Graph,
  budget: WriteBudget,
  uniqueName: string,
  displayName: string,
  description: string,
): Promise<EntraGroupId> {
  const about = `creating the group ${uniqueName}`
  const path = `/groups(uniqueName='${uniqueName}')`
  const body = {
    displayName,
    description: description.slice(0, 1024),
    mailEnabled: false,
    // Never made of the title: only some ASCII is allowed here.
    mailNickname: uniqueName.slice(0, 64),
    securityEnabled: true,
    groupTypes: [],
  }
  await budget.spend(1)
  const answer = await graph.send('PATCH', path, body, about, { repeatable: true, prefer: 'create-if-missing' })
  const created = Group.safeParse(answer)
  if (created.success) return created.data.id
  return readShape(Group, await graph.get(`${path}?$select=id`, about), about).id
}

async function groupState(graph: Graph, id: EntraGroupId): Promise<GroupState> {
  const about = `reading the group ${id}`
  try {
    const group = readShape(Group, await graph.get(`/groups/${id}?${selected}`, about), about)
    if (group.groupTypes?.includes('DynamicMembership'))
      return { kind: 'not ours to change', because: 'the group has become dynamic' }
    if (group.isAssignableToRole) return { kind: 'not ours to change', because: 'roles can be assigned to the group' }
    return { kind: 'usable', displayName: group.displayName ?? '' }
  } catch (error) {
    if (isNotFound(error)) return { kind: 'gone' }
    throw error
  }
}

async function readMembers(
  graph: Graph,
  id: EntraGroupId,
): Promise<{ users: Set<EntraUserId>; others: number } | 'gone'> {
  const about = `reading the members of the group ${id}`
  const users = new Set<EntraUserId>()
  let others = 0
  let pages = 0
  try {
    for await (const page of pagesOf(graph, `/groups/${id}/members?$select=id&$top=999`, about, Member)) {
      pages += 1
      for (const member of page) {
        const person = EntraUserId.safeParse(member.id)
        const isUser = (member['@odata.type'] ?? '#microsoft.graph.user') === '#microsoft.graph.user'
        if (person.success && isUser) users.add(person.data)
        else others += 1
      }
    }
  } catch (error) {
    if (pages === 0 && isNotFound(error)) return 'gone'
    throw error
  }
  return { users, others }
}
