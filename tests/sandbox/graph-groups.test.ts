import { describe, expect, it } from 'vitest'
import { codeOf, contoso, graphWith, group, guide, idsOf, messageOf, nobody, person } from './graph-caller.ts'

const plain = { displayName: 'New', mailEnabled: false, mailNickname: 'assigner-1', securityEnabled: true }
const upsert = { headers: { Prefer: 'create-if-missing' }, body: plain }

describe('Creating a group', () => {
  it('is idempotent by its unique name: 201 with the group, then 204 with nothing', async () => {
    const { graph, send } = await graphWith()
    const made = await send('PATCH', "/groups(uniqueName='assigner-1')", upsert)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      displayName: 'New',
      uniqueName: 'assigner-1',
      groupTypes: [],
      securityEnabled: true,
    })
    const again = await send('PATCH', "/groups(uniqueName='assigner-1')", upsert)
    expect([again.status, again.body]).toEqual([204, { text: '' }])
    const { body } = await send('GET', "/groups(uniqueName='assigner-1')?$select=id")
    expect(body.id).toBe(made.body.id)
    expect(graph.judge.writes()).toHaveLength(2)
  })

  it('by a unique name needs the wish to create; without it a missing group is 404', async () => {
    const { send } = await graphWith()
    const told = await send('PATCH', "/groups(uniqueName='assigner-1')", { body: plain })
    expect([told.status, codeOf(told)]).toEqual([404, 'Request_ResourceNotFound'])
    expect((await send('GET', "/groups(uniqueName='assigner-1')")).status).toBe(404)
  })

  it('by a unique name changes the group that is there', async () => {
    const { send, state } = await graphWith()
    expect((await send('PATCH', "/groups(uniqueName='two')", { body: { displayName: 'Zwei' } })).status).toBe(204)
    expect(state.groupByName(contoso, 'Zwei')?.id).toBe(group(1))
  })

  it('is refused while a deleted group still holds the unique name', async () => {
    const { send } = await graphWith()
    await send('DELETE', `/groups/${group(1)}`)
    const told = await send('PATCH', "/groups(uniqueName='two')", upsert)
    expect(told.status).toBe(400)
    expect(told.body).toMatchObject({ error: { details: [{ code: 'ObjectConflict', target: 'uniqueName' }] } })
  })

  it('understands a quote in a unique name', async () => {
    const { send } = await graphWith()
    const made = await send('PATCH', "/groups(uniqueName='it''s%20one')", upsert)
    expect(made.body.uniqueName).toBe("it's one")
  })

  it('by POST works with up to twenty members at once', async () => {
    const { send, state, bind } = await graphWith()
    const members = (many: number) => bind(...Array.from({ length: many }, (_, n) => person(n)))
    const made = await send('POST', '/groups', { body: { ...plain, uniqueName: 'a', ...members(20) } })
    expect(made.status).toBe(201)
    expect(state.membersOf(String(made.body.id))).toHaveLength(20)
    expect((await send('POST', '/groups', { body: { ...plain, uniqueName: 'b', ...members(21) } })).status).toBe(400)
  })

  it('by POST is complained of without a unique name, and when the name exists', async () => {
    const { send, complaints } = await graphWith()
    expect((await send('POST', '/groups', { body: plain })).status).toBe(201)
    expect(complaints()).toEqual([expect.stringContaining('created a group by POST without a uniqueName')])
    const told = await send('POST', '/groups', { body: { ...plain, uniqueName: 'two' } })
    expect([told.status, messageOf(told)]).toEqual([
      400,
      'Another object with the same value for property uniqueName already exists.',
    ])
    expect(complaints()).toEqual(['created a group whose uniqueName exists: two'])
  })

  it.each([
    ['no name', { displayName: undefined }],
    ['no nickname', { mailNickname: undefined }],
    ['no word on mail', { mailEnabled: undefined }],
    ['no word on security', { securityEnabled: undefined }],
    ['a name of 257 letters', { displayName: 'x'.repeat(257) }],
    ['a nickname of 65 letters', { mailNickname: 'x'.repeat(65) }],
    ['a nickname in Japanese', { mailNickname: '営業' }],
    ['a nickname with a space', { mailNickname: 'a b' }],
    ['a nickname with a bracket', { mailNickname: 'a(b' }],
    ['an empty description', { description: '' }],
    ['mail, without being a Microsoft 365 group', { mailEnabled: true }],
    ['a dynamic type without a rule', { groupTypes: ['DynamicMembership'] }],
    ['a property that groups do not have', { colour: 'red' }],
  ])('is refused with %s', async (_what, changed) => {
    const { send } = await graphWith()
    const told = await send('PATCH', "/groups(uniqueName='x')", { ...upsert, body: { ...plain, ...changed } })
    expect([told.status, codeOf(told)]).toEqual([400, 'Request_BadRequest'])
  })

  it('takes nicknames twice for security groups, and once for Microsoft 365 groups', async () => {
    const { send } = await graphWith()
    const make = (key: string, more: object) =>
      send('PATCH', `/groups(uniqueName='${key}')`, { ...upsert, body: { ...plain, ...more } })
    expect([(await make('a', {})).status, (await make('b', {})).status]).toEqual([201, 201])
    const unified = { groupTypes: ['Unified'], mailEnabled: true, mailNickname: 'team' }
    expect([(await make('c', unified)).status, (await make('d', unified)).status]).toEqual([201, 400])
  })

  it('that can be given roles needs the permission for that', async () => {
    const { send } = await graphWith()
    const body = { ...plain, isAssignableToRole: true }
    expect((await send('PATCH', "/groups(uniqueName='x')", { ...upsert, body })).status).toBe(403)
    const roles = [...guide, 'RoleManagement.ReadWrite.Directory']
    expect((await send('PATCH', "/groups(uniqueName='x')", { ...upsert, body, roles })).status).toBe(201)
  })

  it('stops at the quota of the directory', async () => {
    const { send } = await graphWith({ limits: { objects: 62 } })
    const told = await send('PATCH', "/groups(uniqueName='x')", upsert)
    expect([told.status, codeOf(told)]).toEqual([403, 'Directory_QuotaExceeded'])
  })

  it('may take a while to be known everywhere: members are refused until then', async () => {
    const { send, add } = await graphWith({ limits: { notReplicatedFor: 2 } })
    const made = await send('PATCH', "/groups(uniqueName='x')", upsert)
    const tries = [1, 2, 3].map(() => () => add(String(made.body.id), person(1)))
    const told = [await tries[0]?.(), await tries[1]?.(), await tries[2]?.()]
    expect(told.map((t) => t?.status)).toEqual([400, 400, 204])
    expect(messageOf(told[0] ?? {})).toBe(
      'The source resource object or one of the objects being referenced do not exist.',
    )
  })
})

describe('A group', () => {
  it('is found by id, by name and by unique name', async () => {
    const { send } = await graphWith()
    const find = async (filter: string) =>
      idsOf(await send('GET', `/groups?$select=id&$filter=${encodeURIComponent(filter)}`))
    expect((await send('GET', `/groups/${group(1)}?$select=displayName`)).body.displayName).toBe('Two')
    expect(await find("displayName eq 'O''Neil''s'")).toEqual([group(2)])
    expect(await find("startswith(displayName,'t')")).toEqual([group(1)])
    expect(await find("uniqueName eq 'two'")).toEqual([group(1)])
    expect(idsOf(await send('GET', '/groups'))).toEqual([group(1), group(2)])
  })

  it('that is not there is named in the answer by its own id', async () => {
    const { send, add } = await graphWith()
    const words = `Resource '${nobody}' does not exist or one of its queried reference-property objects are not present.`
    expect(messageOf(await send('GET', `/groups/${nobody}`))).toBe(words)
    expect(messageOf(await add(nobody, person(1)))).toBe(words)
    expect(messageOf(await send('GET', '/groups/two'))).toBe("Invalid object identifier 'two'.")
  })

  it('can be renamed, but keeps its unique name, mail and type', async () => {
    const { send, state } = await graphWith()
    expect(
      (await send('PATCH', `/groups/${group(1)}`, { body: { displayName: 'Deux', description: 'd' } })).status,
    ).toBe(204)
    expect(state.groupByName(contoso, 'Deux')).toMatchObject({ id: group(1), description: 'd' })
    for (const body of [
      { uniqueName: 'x' },
      { mailEnabled: true },
      { groupTypes: ['Unified'] },
      { isAssignableToRole: true },
    ])
      expect((await send('PATCH', `/groups/${group(1)}`, { body })).status).toBe(400)
  })

  it('is not to be written without need', async () => {
    const { send, complaints } = await graphWith()
    await send('PATCH', `/groups/${group(1)}`, { body: { displayName: 'Two' } })
    expect(complaints()).toEqual([`changed nothing: PATCH of group ${group(1)}`])
  })

  it('may be upserted once more by a caller that forgot it, not again and again', async () => {
    const { send, complaints } = await graphWith()
    for (let n = 0; n < 2; n++) await send('PATCH', "/groups(uniqueName='x')", upsert)
    expect(complaints()).toEqual([])
    await send('PATCH', "/groups(uniqueName='x')", upsert)
    expect(complaints()).toEqual([expect.stringContaining('changed nothing')])
  })

  it('with roles is closed to an ordinary app', async () => {
    const { send, state, add } = await graphWith()
    state.setRoleAssignable(group(1))
    const rename = await send('PATCH', `/groups/${group(1)}`, { body: { displayName: 'x' } })
    expect([rename.status, codeOf(rename)]).toEqual([403, 'Authorization_RequestDenied'])
    expect((await add(group(1), person(5))).status).toBe(403)
    expect((await send('DELETE', `/groups/${group(1)}`)).status).toBe(403)
  })

  it('goes to the deleted items, and comes back with its members', async () => {
    const { send, state } = await graphWith()
    expect((await send('DELETE', `/groups/${group(1)}`)).status).toBe(204)
    expect((await send('GET', `/groups/${group(1)}`)).status).toBe(404)
    const there = await send('GET', "/directory/deletedItems/microsoft.graph.group?$filter=uniqueName eq 'two'")
    expect(idsOf(there)).toEqual([group(1)])
    expect((await send('GET', `/directory/deletedItems/${group(1)}`)).body.deletedDateTime).toEqual(expect.any(String))
    const back = await send('POST', `/directory/deletedItems/${group(1)}/restore`, { body: {} })
    expect([back.status, back.body.id, back.body.deletedDateTime]).toEqual([200, group(1), null])
    expect(state.membersOf(group(1))).toEqual([person(1), person(2)])
  })

  it('is gone for good when it is purged', async () => {
    const { send, state } = await graphWith()
    state.deleteGroup(group(1))
    state.purge(group(1))
    const told = await send('POST', `/directory/deletedItems/${group(1)}/restore`, { body: {} })
    expect([told.status, codeOf(told)]).toEqual([404, 'Request_ResourceNotFound'])
    await send('DELETE', `/groups/${group(2)}`)
    expect((await send('DELETE', `/directory/deletedItems/${group(2)}`)).status).toBe(204)
    expect(state.deletedGroups(contoso)).toEqual([])
  })
})
