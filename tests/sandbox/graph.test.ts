import { describe, expect, it } from 'vitest'
import { startSignIn } from '../../sandbox/sign-in/start-sign-in.ts'
import {
  codeOf,
  contoso,
  fabrikam,
  graphWith,
  group,
  idsOf,
  messageOf,
  nobody,
  person,
  rowsOf,
  shoeSize,
  type Told,
} from './graph-caller.ts'

describe('Whom Graph answers', () => {
  it('answers 401 without a token and with one that is not valid', async () => {
    const { send } = await graphWith()
    for (const token of ['', 'bad']) {
      const told = await send('GET', '/users', { token })
      expect([told.status, codeOf(told)]).toEqual([401, 'InvalidAuthenticationToken'])
      expect(told.headers.get('www-authenticate')).toContain('Bearer')
    }
  })

  it('takes the tokens of the sign-in simulator, with the permissions that were consented to', async () => {
    const apps = [{ clientId: person(1), secret: 's', roles: ['User.Read.All'] }]
    const tenants = [{ tenantId: contoso, displayName: 'Contoso', apps, people: [] }]
    const signIn = await startSignIn({ port: 0, tenants, apiAppId: nobody })
    try {
      const form = { grant_type: 'client_credentials', client_id: person(1), client_secret: 's' }
      const body = new URLSearchParams({ ...form, scope: 'https://graph.microsoft.com/.default' })
      const answer = await fetch(`${signIn.url}/${contoso}/oauth2/v2.0/token`, { method: 'POST', body })
      const { access_token: token } = (await answer.json()) as { access_token: string }
      const { send } = await graphWith({ verify: (bearer) => signIn.verifyAppToken(bearer) })
      expect((await send('GET', '/users', { token })).status).toBe(200)
      expect((await send('GET', '/groups', { token })).status).toBe(403)
      expect((await send('GET', '/users', { token: `${token}x` })).status).toBe(401)
    } finally {
      await signIn.close()
    }
  })

  it('answers with the directory of the token, and 401 for a tenant it does not have', async () => {
    const { send } = await graphWith()
    expect(idsOf(await send('GET', '/users', { tid: fabrikam }))).toEqual([person(99)])
    expect((await send('GET', `/users/${person(1)}`, { tid: fabrikam })).status).toBe(404)
    expect(codeOf(await send('GET', '/users', { tid: nobody }))).toBe('Authorization_IdentityNotFound')
  })

  it.each([
    ['GET', '/users', ['Group.ReadWrite.All', 'GroupMember.ReadWrite.All']],
    ['GET', `/users/${person(1)}`, ['Group.ReadWrite.All']],
    ['GET', '/groups', ['User.Read.All']],
    ['GET', `/groups/${group(1)}/members`, ['User.Read.All']],
    ['POST', '/groups', ['User.Read.All', 'GroupMember.ReadWrite.All']],
    ['PATCH', `/groups/${group(1)}`, ['User.Read.All', 'GroupMember.ReadWrite.All']],
    ['PATCH', "/groups(uniqueName='new')", ['User.Read.All', 'GroupMember.ReadWrite.All']],
    ['DELETE', `/groups/${group(1)}`, ['GroupMember.ReadWrite.All']],
    ['POST', `/groups/${group(1)}/members/$ref`, ['User.Read.All', 'Group.Read.All']],
    ['DELETE', `/groups/${group(1)}/members/${person(1)}/$ref`, ['Group.Read.All']],
    ['GET', '/organization', []],
  ])('refuses %s %s without the permission for it', async (method, path, roles) => {
    const { send } = await graphWith()
    const headers = { Prefer: 'create-if-missing' }
    const told = await send(method, path, {
      roles,
      headers,
      ...(method === 'GET' ? {} : { body: { displayName: 'New' } }),
    })
    expect([told.status, codeOf(told)]).toEqual([403, 'Authorization_RequestDenied'])
    expect(messageOf(told)).toBe('Insufficient privileges to complete the operation.')
  })

  it('wraps every error in the same shape, with the ids of the request', async () => {
    const { send } = await graphWith()
    const told = await send('GET', `/users/${nobody}`, { headers: { 'client-request-id': 'mine' } })
    const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as string
    const innerError = { date, 'client-request-id': 'mine' }
    expect(told.body).toMatchObject({ error: { code: 'Request_ResourceNotFound', innerError } })
    expect(told.headers.get('client-request-id')).toBe('mine')
  })

  it('knows no other segment, method or version', async () => {
    const { graph, send } = await graphWith()
    expect(messageOf(await send('GET', '/applications'))).toBe("Resource not found for the segment 'applications'.")
    expect((await send('DELETE', '/organization')).status).toBe(405)
    expect((await send('GET', `${graph.url}/beta/users`)).status).toBe(404)
  })

  it('refuses a body that is not JSON', async () => {
    const { graph, send } = await graphWith()
    const headers = { Authorization: 'Bearer e30', 'Content-Type': 'application/json' }
    expect((await fetch(`${graph.url}/v1.0/groups`, { method: 'POST', headers, body: '{' })).status).toBe(400)
    expect(codeOf(await send('POST', '/groups'))).toBe('BadRequest')
  })

  it('tells the name of the organization', async () => {
    const { send } = await graphWith()
    expect(rowsOf(await send('GET', '/organization?$select=id,displayName'))).toEqual([
      { id: contoso, displayName: 'Contoso' },
    ])
  })
})

describe('Reading users', () => {
  it('shows the usual properties only, until others are selected', async () => {
    const { send } = await graphWith()
    const usual = (await send('GET', `/users/${person(1)}`)).body
    expect(usual).toMatchObject({ id: person(1), mail: 'p1@contoso.example', businessPhones: [], mobilePhone: null })
    expect(usual).not.toHaveProperty('employeeType')
    const chosen = (await send('GET', `/users/p1@contoso.example?$select=id,employeeType,accountEnabled,city`)).body
    expect(chosen).toMatchObject({ id: person(1), employeeType: 'Employee', accountEnabled: true, city: null })
    expect(chosen).not.toHaveProperty('mail')
  })

  it('shows all fifteen extension attributes, the empty ones as null', async () => {
    const { send } = await graphWith()
    const told = await send('GET', `/users/${person(1)}?$select=employeeHireDate,onPremisesExtensionAttributes`)
    expect(told.body.employeeHireDate).toBe('2024-03-01T00:00:00Z')
    const attributes = told.body.onPremisesExtensionAttributes as Record<string, unknown>
    expect(Object.keys(attributes)).toHaveLength(15)
    expect(attributes).toMatchObject({ extensionAttribute1: 'e1', extensionAttribute15: null })
  })

  it('refuses to select a property that users do not have', async () => {
    const { send } = await graphWith()
    const told = await send('GET', '/users?$select=id,shoeSize')
    expect(messageOf(told)).toContain("Could not find a property named 'shoeSize' on type 'microsoft.graph.user'.")
  })

  it('refuses to select a single extension attribute, or an extension that no app has registered', async () => {
    const { send } = await graphWith()
    for (const name of ['extensionAttribute1', shoeSize.replace('shoe', 'hat')]) {
      const told = await send('GET', `/users?$select=id,${name}`)
      expect([told.status, messageOf(told)]).toEqual([400, expect.stringContaining(`'${name}'`)])
    }
  })

  it('shows the directory extensions of a user that are set, and no others', async () => {
    const { send, state } = await graphWith()
    state.changeUser(contoso, person(1), { extensions: { [shoeSize]: 44 } })
    const select = `$select=id,employeeOrgData,${shoeSize}`
    const [first, second] = rowsOf(await send('GET', `/users?${select}`))
    expect(first).toEqual({ id: person(0), employeeOrgData: null })
    expect(second).toEqual({ id: person(1), employeeOrgData: null, [shoeSize]: 44 })
    expect((await send('GET', `/users/${person(1)}?${select}`)).body).toMatchObject({ [shoeSize]: 44 })
  })

  it.each(['own', 'graph.microsoft.com'] as const)(
    'pages with next links at the host %s until all are read once',
    async (nextLinkHost) => {
      const { graph, send } = await graphWith({ nextLinkHost })
      const seen: unknown[] = []
      let told: Told | undefined
      for (
        let link: unknown = '/users?$select=id&$top=25';
        typeof link === 'string';
        link = told.body['@odata.nextLink']
      ) {
        if (link.startsWith('http'))
          expect(new URL(link).origin).toBe(nextLinkHost === 'own' ? graph.url : `https://${nextLinkHost}`)
        told = await send('GET', link.replace('https://graph.microsoft.com', graph.url))
        seen.push(...idsOf(told))
      }
      expect(new Set(seen).size).toBe(60)
      expect(seen).toHaveLength(60)
    },
  )

  it('has pages of at most 999, or of the size it is told to keep', async () => {
    const { send, complaints } = await graphWith({ pageSize: 7 })
    expect(idsOf(await send('GET', '/users?$top=999'))).toHaveLength(7)
    for (const top of ['1000', '0', 'x']) expect((await send('GET', `/users?$top=${top}`)).status).toBe(400)
    expect(complaints()).toEqual(['a list was not read to its end: GET /users'])
  })

  it('goes on in the right place when somebody joins or leaves between two pages', async () => {
    const { send, state } = await graphWith()
    const first = await send('GET', '/users?$select=id&$top=59')
    state.deleteUser(contoso, person(3))
    state.addUser(contoso, { id: person(100), displayName: 'New', userPrincipalName: 'new@contoso.example' })
    expect(idsOf(await send('GET', String(first.body['@odata.nextLink'])))).toEqual([person(59), person(100)])
  })

  it('refuses a skip token that it did not give', async () => {
    const { send } = await graphWith()
    expect((await send('GET', '/users?$skiptoken=zzz')).status).toBe(400)
  })

  it.each([
    [`id eq '${person(7)}'`, [7]],
    [`id in ('${person(7)}','${person(8)}', '${nobody}')`, [7, 8]],
    [
      "startswith(displayName,'person 5') or startswith(userPrincipalName,'P3@')",
      [3, 5, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59],
    ],
    ["startswith(displayName,'Person 1') and employeeType eq 'contractor'", [10, 12, 14, 16, 18]],
  ])('filters by %s', async (filter, wanted) => {
    const { send } = await graphWith()
    expect(idsOf(await send('GET', `/users?$filter=${encodeURIComponent(filter)}`))).toEqual(wanted.map(person))
  })

  it.each([
    ["contains(displayName,'x')", 'Request_UnsupportedQuery'],
    ["shoeSize eq '44'", 'BadRequest'],
    [`id in (${Array.from({ length: 16 }, (_, n) => `'${person(n)}'`).join(',')})`, 'Request_UnsupportedQuery'],
  ])('refuses the filter %s', async (filter, code) => {
    const { send } = await graphWith()
    const told = await send('GET', `/users?$filter=${encodeURIComponent(filter)}`)
    expect([told.status, codeOf(told)]).toEqual([400, code])
  })

  it('counts only for callers who accept eventual consistency', async () => {
    const { send } = await graphWith()
    const headers = { ConsistencyLevel: 'eventual' }
    expect((await send('GET', '/users?$count=true', { headers })).body['@odata.count']).toBe(60)
    expect((await send('GET', '/users?$count=true')).body).not.toHaveProperty('@odata.count')
    expect((await send('GET', '/users/$count', { headers })).body).toEqual({ text: '60' })
    expect((await send('GET', '/users/$count')).status).toBe(400)
  })

  it('refuses sorting, searching and options it does not know', async () => {
    const { send } = await graphWith()
    for (const option of ['$orderby=displayName', '$search=%22x%22', '$expand=manager'])
      expect((await send('GET', `/users?${option}`)).status).toBe(400)
  })

  it('tells what an answer costs', async () => {
    const { send } = await graphWith()
    expect((await send('GET', '/users')).headers.get('x-ms-resource-unit')).toBe('2')
    expect((await send('GET', '/users?$select=id')).headers.get('x-ms-resource-unit')).toBe('1')
  })

  it('looks up to a thousand ids at once, leaving out the unknown and the deleted, and is no write', async () => {
    const { graph, send, state } = await graphWith()
    state.deleteUser(contoso, person(4))
    const ask = (body: unknown) => send('POST', '/directoryObjects/getByIds?$select=id', { body })
    const told = await ask({ ids: [person(1), person(4), group(1), nobody], types: ['user', 'group'] })
    expect(rowsOf(told)).toEqual([
      { '@odata.type': '#microsoft.graph.user', id: person(1) },
      { '@odata.type': '#microsoft.graph.group', id: group(1) },
    ])
    expect(idsOf(await ask({ ids: [person(1), group(1)], types: ['group'] }))).toEqual([group(1)])
    expect((await ask({ ids: Array.from({ length: 1001 }, () => nobody) })).status).toBe(400)
    expect(graph.judge.writes()).toEqual([])
  })
})
