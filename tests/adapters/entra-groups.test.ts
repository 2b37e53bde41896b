import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EntraGroupId } from '../../core/ids.ts'
import { clientSecret, entraTenant, groupId, mayWrite, people, person, tenantId } from './entra-tenant.ts'
import { between } from './small-server.ts'
import { troubleOf } from './trouble-of.ts'

const uniqueName = 'assigner-11111111-0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f'

let entra: Awaited<ReturnType<typeof entraTenant>>
const start = async (options: Parameters<typeof entraTenant>[0] = {}) => {
  await entra.close()
  entra = await entraTenant(options)
}
beforeEach(async () => {
  entra = await entraTenant()
})
afterEach(async () => {
  const complaints = entra.graph.judge.complaints()
  await entra.close()
  expect(complaints).toEqual([])
})

const ensure = (title = '東京 & "Denver"') => entra.directory.ensureGroup(uniqueName, title, 'Everybody there.')
const named = () => entra.state.groups(tenantId).filter((group) => group.uniqueName === uniqueName)

describe('The group of a profile', () => {
  it('is created as an empty security group whose address is not made of the title', async () => {
    const id = await ensure()
    expect(named()).toMatchObject([
      {
        id,
        displayName: '東京 & "Denver"',
        mailEnabled: false,
        securityEnabled: true,
        groupTypes: [],
        mailNickname: uniqueName,
      },
    ])
    expect(entra.state.membersOf(id)).toEqual([])
  })

  it('is one group, however often it is asked for', async () => {
    expect(await ensure()).toBe(await ensure())
    expect(named()).toHaveLength(1)
  })

  it.each(['lose the reply', 'half a page', 'unreachable', 'down'] as const)(
    'is one group also when the request fails: %s',
    async (kind) => {
      entra.graph.faults.inject({ kind, method: 'PATCH' })
      const id = await ensure()
      expect(named().map((group) => group.id)).toEqual([id])
    },
  )

  it('has a description that Graph can hold', async () => {
    await entra.directory.ensureGroup(uniqueName, 'Long', 'x'.repeat(4_000))
    expect(named()[0]?.description).toHaveLength(1_024)
  })

  it('is renamed', async () => {
    const id = await ensure()
    await entra.directory.renameGroup(id, 'New name')
    expect(await entra.directory.group(id)).toEqual({ kind: 'usable', displayName: 'New name' })
  })

  it('is not ours to change when roles can be assigned to it or when it is dynamic', async () => {
    entra.state.setRoleAssignable(groupId)
    expect(await entra.directory.group(groupId)).toEqual({
      kind: 'not ours to change',
      because: 'roles can be assigned to the group',
    })
    entra.state.setDynamic(groupId)
    expect(await entra.directory.group(groupId)).toMatchObject({ because: 'the group has become dynamic' })
  })

  it('is gone when somebody deleted it, and comes back with its members', async () => {
    await entra.directory.addMembers(groupId, people(3), mayWrite)
    entra.state.deleteGroup(groupId)
    expect(await entra.directory.group(groupId)).toEqual({ kind: 'gone' })
    expect(await entra.directory.membersOf(groupId)).toBe('gone')
    expect(await entra.directory.restoreGroup(groupId)).toBe(true)
    expect(await entra.directory.membersOf(groupId)).toEqual({ users: new Set(people(3)), others: 0 })
  })

  it('is known to be back also when the reply to restoring it is lost', async () => {
    entra.state.deleteGroup(groupId)
    entra.graph.faults.inject({ kind: 'lose the reply', path: '/restore' })
    expect(await entra.directory.restoreGroup(groupId)).toBe(true)
  })

  it('cannot come back once it was deleted for good', async () => {
    entra.state.deleteGroup(groupId)
    entra.state.purge(groupId)
    expect(await entra.directory.restoreGroup(groupId)).toBe(false)
  })
})

describe('Reading members', () => {
  it('reads every page, although the links name Graph’s own host', async () => {
    await start({ pageSize: 7, nextLinkHost: 'graph.microsoft.com' })
    await entra.directory.addMembers(groupId, people(50), mayWrite)
    expect(await entra.directory.membersOf(groupId)).toEqual({ users: new Set(people(50)), others: 0 })
    expect(entra.sent(`/groups/${groupId}/members`, 'GET')).toBe(Math.ceil(50 / 7))
  })

  it('counts members that are no people apart, so that nobody removes them', async () => {
    const { id } = entra.state.createGroup(tenantId, { displayName: 'Nested' })
    entra.state.addMember(groupId, id)
    entra.state.addMember(groupId, person(1))
    expect(await entra.directory.membersOf(groupId)).toEqual({ users: new Set([person(1)]), others: 1 })
  })

  it('is all or nothing: a page that cannot be read is trouble, not fewer members', async () => {
    await start({ pageSize: 7 })
    await entra.directory.addMembers(groupId, people(20), mayWrite)
    entra.graph.faults.inject({ kind: 'down', path: 'skiptoken', times: 9 })
    const trouble = await troubleOf(entra.directory.membersOf(groupId))
    expect([trouble.kind, trouble.system]).toEqual(['unreachable', 'Entra ID'])
    entra.graph.judge.clear()
  })

  it('asks again for a page that was cut, and waits for one that was rate limited', async () => {
    await start({ pageSize: 7 })
    await entra.directory.addMembers(groupId, people(20), mayWrite)
    entra.graph.faults.inject({ kind: 'half a page', path: 'skiptoken' })
    entra.graph.faults.inject({ kind: 'rate limit', path: 'skiptoken', seconds: 0.2 })
    expect(await entra.directory.membersOf(groupId)).toMatchObject({ users: new Set(people(20)) })
    expect(entra.waits).toContain(200)
  })

  it('does not follow a link to another host', () => {
    const { graph } = entra.client()
    for (const link of ['https://evil.example/v1.0/groups', 'https://graph.microsoft.com.evil.example/v1.0/x', 'x', ''])
      expect(() => graph.pathOf(link)).toThrow(/nextLink leads to/)
    expect(graph.pathOf('https://graph.microsoft.com/v1.0/groups/x/members?$skiptoken=1')).toBe(
      '/groups/x/members?$skiptoken=1',
    )
  })

  it.each([
    ['no JSON', '<html>', /Entra ID|JSON|Unexpected/],
    ['a list of another shape', '{"value":[{"id":7}]}', /value\[0\]\.id: found 7, expected/],
  ])('is trouble when the answer is %s', async (_what, text, expected) => {
    const front = await between(entra.graph.url, { alter: () => text })
    try {
      const trouble = await troubleOf(entra.client({ graphUrl: front.url }).directory.membersOf(groupId))
      expect(trouble.kind).toBe('unintelligible')
      expect(trouble.message).toMatch(expected)
    } finally {
      await front.close()
    }
  })
})

describe('Signing in to Entra ID', () => {
  const readsWith = (client: Parameters<typeof entra.client>[0]) => entra.client(client).directory.group(groupId)
  const app = () => entra.signIn.tenants[0]?.apps[0] ?? { expired: false, roles: [] }

  it('happens once for many calls, also when they come together', async () => {
    await Promise.all([1, 2, 3].map(() => entra.directory.group(groupId)))
    await entra.directory.addMembers(groupId, people(3), mayWrite)
    expect(entra.tokensAsked()).toBe(1)
  })

  it('happens again when Graph does not accept the token any more', async () => {
    await entra.directory.group(groupId)
    await entra.signIn.rotateKeys()
    entra.signIn.retireOldKeys()
    expect(await entra.directory.group(groupId)).toMatchObject({ kind: 'usable' })
    expect(entra.tokensAsked()).toBe(2)
  })

  it('is refused with a wrong secret: the code, what to do, and never the secret', async () => {
    const secret = 'a~wrong~secret~8Q~of~a~test'
    const trouble = await troubleOf(readsWith({ secret }))
    expect([trouble.kind, trouble.code]).toEqual(['refused', 'AADSTS7000215'])
    expect(trouble.message).toBe(
      'signing in to Entra ID as the app registration: the client secret is wrong: enter the secret value (not the secret id) in Settings (AADSTS7000215)',
    )
    expect(JSON.stringify(trouble) + String(trouble.stack) + String(trouble.cause)).not.toContain(secret)
  })

  it('is refused with an expired secret, and says what to do', async () => {
    app().expired = true
    const trouble = await troubleOf(readsWith({}))
    expect([trouble.kind, trouble.code]).toEqual(['refused', 'AADSTS7000222'])
    expect(trouble.message).toContain('has expired: create a new one and enter its value in Settings')
    expect(JSON.stringify(trouble) + String(trouble.stack)).not.toContain(clientSecret)
  })

  it('is refused for a client id that the tenant does not know', async () => {
    const trouble = await troubleOf(readsWith({ clientId: groupId }))
    expect([trouble.kind, trouble.code]).toEqual(['refused', 'AADSTS700016'])
    expect(trouble.message).toContain('check the Client Id in Settings')
  })

  it('is tried again when sign-in is down for a moment', async () => {
    entra.signIn.faults.inject({ kind: 'down', path: '/token', times: 2 })
    entra.signIn.faults.inject({ kind: 'half a page', path: '/token' })
    expect(await readsWith({})).toMatchObject({ kind: 'usable' })
  })

  it('is no reason to blame the secret when sign-in stays down', async () => {
    entra.signIn.faults.inject({ kind: 'down', path: '/token', times: 9 })
    expect((await troubleOf(readsWith({}))).kind).toBe('unreachable')
  })

  it('without consent is trouble that names what is missing access', async () => {
    app().roles = ['User.Read.All']
    const trouble = await troubleOf(readsWith({}))
    expect([trouble.kind, trouble.system]).toEqual(['refused', 'Entra ID'])
    expect(trouble.message).toMatch(/reading the group .*answered 403, "Insufficient privileges/)
  })
})

describe('An id that Graph does not know', () => {
  it('is a group that is gone', async () => {
    const nowhere = EntraGroupId.parse('dddddddd-0000-4000-8000-000000000000')
    expect(await entra.directory.group(nowhere)).toEqual({ kind: 'gone' })
    expect(await entra.directory.restoreGroup(nowhere)).toBe(false)
  })
})
