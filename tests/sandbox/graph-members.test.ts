import { describe, expect, it } from 'vitest'
import { codeOf, contoso, graphWith, group, guide, idsOf, messageOf, nobody, person, rowsOf } from './graph-caller.ts'

const members = `/groups/${group(1)}/members`
const people = (from: number, many: number) => Array.from({ length: many }, (_, n) => person(from + n))
const missing = (id: string) =>
  `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`

describe('Reading members', () => {
  it('shows objects of all types with their type, and people alone after the cast', async () => {
    const { send, state } = await graphWith()
    state.addMember(group(1), group(2))
    expect(rowsOf(await send('GET', `${members}?$select=id`))).toEqual([
      { '@odata.type': '#microsoft.graph.user', id: person(1) },
      { '@odata.type': '#microsoft.graph.user', id: person(2) },
      { '@odata.type': '#microsoft.graph.group', id: group(2) },
    ])
    expect(rowsOf(await send('GET', `${members}/microsoft.graph.user?$select=id`))).toEqual([
      { id: person(1) },
      { id: person(2) },
    ])
  })

  it('pages by 100, or as asked up to 999, and the next link leads on', async () => {
    const { send, state } = await graphWith()
    const many = Array.from({ length: 101 }, (_, n) => person(1000 + n))
    for (const id of many) {
      state.addUser(contoso, { id, displayName: id, userPrincipalName: id })
      state.addMember(group(2), id)
    }
    const first = await send('GET', `/groups/${group(2)}/members`)
    expect(idsOf(first)).toHaveLength(100)
    expect(idsOf(await send('GET', String(first.body['@odata.nextLink'])))).toEqual(many.slice(100))
    expect(idsOf(await send('GET', `/groups/${group(2)}/members?$top=999`))).toEqual(many)
  })

  it('must be read to the end, unless it is a search', async () => {
    const { send, complaints } = await graphWith({ pageSize: 1 })
    const first = await send('GET', members)
    expect(complaints()).toEqual([`a list was not read to its end: GET ${members}`])
    await send('GET', members)
    await send('GET', String(first.body['@odata.nextLink']))
    await send('GET', "/users?$filter=startswith(displayName,'P')")
    expect(complaints()).toEqual([])
  })

  it('counts with eventual consistency alone', async () => {
    const { send, state } = await graphWith()
    state.addMember(group(1), group(2))
    const headers = { ConsistencyLevel: 'eventual' }
    expect((await send('GET', `${members}?$count=true`, { headers })).body['@odata.count']).toBe(3)
    expect((await send('GET', `${members}/microsoft.graph.user/$count`, { headers })).body.text).toBe('2')
    expect((await send('GET', `${members}/$count`)).status).toBe(400)
  })

  it('shows ids alone to an app that may not read users', async () => {
    const { send } = await graphWith()
    const roles = ['GroupMember.ReadWrite.All']
    const [first] = rowsOf(await send('GET', `${members}?$select=id,displayName`, { roles }))
    expect(first).toMatchObject({ id: person(1), displayName: null })
  })
})

describe('Adding members', () => {
  it('takes one by reference or up to twenty by PATCH', async () => {
    const { graph, send, add, state } = await graphWith()
    const one = { '@odata.id': `${graph.url}/v1.0/users/${person(3)}` }
    expect((await send('POST', `${members}/$ref`, { body: one })).status).toBe(204)
    expect((await add(group(1), ...people(10, 20))).status).toBe(204)
    expect(state.membersOf(group(1))).toEqual([person(1), person(2), person(3), ...people(10, 20)])
    expect((await add(group(1), ...people(30, 21))).status).toBe(400)
    expect(state.membersOf(group(1))).toHaveLength(23)
  })

  it('adds nobody when one is a member already, and that is complained of', async () => {
    const { send, add, state, complaints } = await graphWith()
    const words = "One or more added object references already exist for the following modified properties: 'members'."
    const told = await add(group(1), person(5), person(2))
    expect([told.status, codeOf(told), messageOf(told)]).toEqual([400, 'Request_BadRequest', words])
    const one = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${person(1)}` }
    expect(messageOf(await send('POST', `${members}/$ref`, { body: one }))).toBe(words)
    expect(state.membersOf(group(1))).toEqual([person(1), person(2)])
    expect(complaints()).toHaveLength(2)
  })

  it('adds nobody when one does not exist, and names the missing one', async () => {
    const { add, state } = await graphWith()
    state.deleteUser(contoso, person(6))
    for (const gone of [nobody, person(6)]) {
      const told = await add(group(1), person(5), gone)
      expect([told.status, codeOf(told), messageOf(told)]).toEqual([404, 'Request_ResourceNotFound', missing(gone)])
    }
    expect(state.membersOf(group(1))).toEqual([person(1), person(2)])
  })

  it.each([
    'https://evil.example/v1.0/directoryObjects/{id}',
    'https://graph.microsoft.com/v1.0/groups/{id}',
    'https://graph.microsoft.com/v1.0/users/p5@contoso.example',
    'https://graph.microsoft.com/directoryObjects/{id}',
    '{id}',
  ])('refuses the reference %s', async (reference) => {
    const { send, state } = await graphWith()
    const body = { 'members@odata.bind': [reference.replace('{id}', person(5))] }
    expect((await send('PATCH', `/groups/${group(1)}`, { body })).status).toBe(400)
    expect(state.membersOf(group(1))).toHaveLength(2)
  })

  it('needs no more than the permission for members', async () => {
    const { send, bind } = await graphWith()
    const roles = ['GroupMember.ReadWrite.All']
    expect((await send('PATCH', `/groups/${group(1)}`, { roles, body: bind(person(5)) })).status).toBe(204)
  })

  it('is refused for a dynamic group', async () => {
    const { add, state } = await graphWith()
    state.setDynamic(group(1))
    expect(codeOf(await add(group(1), person(5)))).toBe('Authorization_RequestDenied')
  })
})

describe('Removing members', () => {
  it('takes one at a time, by object id', async () => {
    const { send, state } = await graphWith()
    expect((await send('DELETE', `${members}/${person(1)}/$ref`)).status).toBe(204)
    expect((await send('DELETE', `${members}/p2@contoso.example/$ref`)).status).toBe(400)
    expect(state.membersOf(group(1))).toEqual([person(2)])
    expect(state.users(contoso)).toHaveLength(60)
  })

  it('of somebody who is not a member is 404, and complained of', async () => {
    const { send, complaints } = await graphWith()
    const told = await send('DELETE', `${members}/${person(9)}/$ref`)
    expect([told.status, messageOf(told)]).toEqual([404, missing(person(9))])
    expect(complaints()).toEqual([`removed somebody who is not a member: ${person(9)} from group ${group(1)}`])
  })

  it('without /$ref deletes the person when the app may, else is 403; the judge cries out either way', async () => {
    const { send, state, complaints } = await graphWith()
    expect((await send('DELETE', `${members}/${person(1)}`)).status).toBe(403)
    expect(complaints()).toEqual([expect.stringContaining('DANGER: asked to DELETE THE PERSON')])
    expect((await send('DELETE', `${members}/${person(1)}`, { roles: [...guide, 'User.ReadWrite.All'] })).status).toBe(
      204,
    )
    expect(complaints()).toEqual([expect.stringContaining('lacks /$ref')])
    expect(state.users(contoso).map((u) => u.id)).not.toContain(person(1))
    expect(state.membersOf(group(1))).toEqual([person(2)])
  })

  it('is excused once when somebody else changed the group since it was read', async () => {
    const { send, add, state, complaints } = await graphWith()
    await send('GET', members)
    state.removeMember(group(1), person(1))
    state.deleteUser(contoso, person(2))
    state.addMember(group(1), person(3))
    await send('DELETE', `${members}/${person(1)}/$ref`)
    await send('DELETE', `${members}/${person(2)}/$ref`)
    await add(group(1), person(3))
    expect(complaints()).toEqual([])
    await send('DELETE', `${members}/${person(1)}/$ref`)
    expect(complaints()).toHaveLength(1)
  })

  it('is not excused when the group was read after the change', async () => {
    const { send, state, complaints } = await graphWith()
    state.removeMember(group(1), person(1))
    await send('GET', members)
    await send('DELETE', `${members}/${person(1)}/$ref`)
    expect(complaints()).toHaveLength(1)
  })
})
