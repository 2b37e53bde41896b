import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { forgeries } from '../../sandbox/sign-in/forge.ts'
import { aWorld, type World } from '../support/world.ts'
import { asking, problemOf, type Ask, type Told } from './asking.ts'

const stranger = '0badf00d-0000-4000-8000-000000000000'
const administrator = 'Maya Jensen'

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld({ untouched: true })
  ask = asking(world)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
})
afterAll(async () => {
  vi.useRealTimers()
  await world.close()
})
afterEach(() => world.standIns.signIn.faults.clear())

/** Signing keys are read again at most once in five seconds, and at least every ten minutes. */
const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000)

const me = (token: string): Promise<Told> => ask('GET', '/api/me', { token })
const upn = () => world.person(administrator).email
const tokenOf = (overrides: Record<string, unknown> = {}) =>
  world.standIns.signIn.issueUserToken(world.tenantId, upn(), overrides)

function expectRefused(told: Told): void {
  expect(told.status).toBe(401)
  expect(told.headers.get('www-authenticate')).toBe('Bearer')
  expect(problemOf(told)).toMatchObject({ type: 'urn:assigner:not-signed-in', title: 'Not signed in' })
}

describe('Who is signed in', () => {
  it('is the person of the token that Teams gives the tab', async () => {
    const told = await me(await tokenOf())
    expect(told.status).toBe(200)
    expect(told.body).toEqual({
      userId: world.person(administrator).directoryId,
      name: administrator,
      email: upn(),
      tenantId: world.tenantId,
      roles: ['Assigner.Admin'],
    })
  })

  it('is known by an older token too, which names the app by its address', async () => {
    const told = await me(await tokenOf({ version: '1.0' }))
    expect(told.status).toBe(200)
    expect(told.body).toMatchObject({ name: administrator, email: upn(), roles: ['Assigner.Admin'] })
  })

  it('may come from a page on the server’s own host', async () => {
    const { appId, publicUrl } = world.config
    for (const aud of [`api://${new URL(publicUrl).host}/${appId}`, `api://${new URL(publicUrl).host}/botid-${appId}`])
      expect((await me(await tokenOf({ aud }))).status, aud).toBe(200)
  })

  it('is still known after Entra ID has changed its signing keys', async () => {
    const before = await tokenOf()
    await world.standIns.signIn.rotateKeys()
    later(1)
    expect((await me(await tokenOf())).status).toBe(200)
    expect((await me(before)).status, 'a token signed before').toBe(200)
  })

  it('is nobody once the key of the token is withdrawn', async () => {
    const before = await tokenOf()
    await world.standIns.signIn.rotateKeys()
    world.standIns.signIn.retireOldKeys()
    later(1)
    expect((await me(await tokenOf())).status).toBe(200)
    expectRefused(await me(before))
  })
})

describe('A request without a good token', () => {
  it('is refused without any token', async () => {
    expectRefused(await ask('GET', '/api/me', { as: null }))
  })

  it.each(['', 'x', 'a.b.c', 'e30.'.repeat(3), '..', 'null', `${Buffer.from('{"tid":7}').toString('base64url')}.x`])(
    'is refused with the garbage %j',
    async (token) => {
      expectRefused(await ask('GET', '/api/me', { as: null, headers: { authorization: `Bearer ${token}` } }))
    },
  )

  it('is refused with another scheme', async () => {
    const headers = { authorization: `Basic ${await tokenOf()}` }
    expectRefused(await ask('GET', '/api/me', { as: null, headers }))
  })

  it.each(forgeries)('is refused with a forged token: %s', async (kind) => {
    expectRefused(await me(await world.standIns.signIn.forge(kind, world.tenantId, upn())))
    expectRefused(await me(await world.standIns.signIn.forge(kind, world.tenantId, upn(), { version: '1.0' })))
  })

  it('is refused when an unknown client asked for the token', async () => {
    expectRefused(await me(await tokenOf({ azp: stranger })))
    expectRefused(await me(await tokenOf({ version: '1.0', appid: stranger })))
    expectRefused(await me(await tokenOf({ azp: undefined })))
  })

  it('is refused when the token claims a version that there is not', async () => {
    expectRefused(await me(await tokenOf({ ver: '3.0' })))
  })

  it('is refused when sign-in does not know the tenant', async () => {
    const told = await me(await tokenOf({ tid: stranger, iss: `${world.config.authority}/${stranger}/v2.0` }))
    expectRefused(told)
    expect(problemOf(told).detail).toContain('tenant')
  })

  it('is not told anything of the token or the keys', async () => {
    const token = await world.standIns.signIn.forge('another key', world.tenantId, upn())
    const { text } = await me(token)
    expect(text).not.toContain(token.slice(0, 40))
    expect(text).not.toMatch(/stack|jose|\.ts/)
  })
})

describe('A token without the scope that the person must consent to', () => {
  it('is told apart from one that is wrong: consent is missing', async () => {
    const told = await me(await tokenOf({ scp: 'openid profile' }))
    expect(told.status).toBe(401)
    expect(problemOf(told)).toMatchObject({ type: 'urn:assigner:consent-required' })
  })

  it('asks somebody with an admin permission level for consent on behalf of the organization', async () => {
    const wids = ['62e90394-69f5-4237-9190-012177145e10']
    const told = await me(await tokenOf({ scp: 'openid', wids }))
    expect(told.status).toBe(401)
    expect(problemOf(told)).toMatchObject({ type: 'urn:assigner:organization-consent-required' })
  })
})

describe('A person without a role', () => {
  it('is refused, and told whom to ask', async () => {
    const told = await ask('GET', '/api/me', { as: 'Ana Souza' })
    expect(told.status).toBe(403)
    expect(problemOf(told).detail).toMatch(/no role in Assigner.*Ask an administrator/)
  })

  it('gains none by a role that Assigner does not know', async () => {
    expect((await me(await tokenOf({ roles: ['Owner', 'assigner.admin'] }))).status).toBe(403)
  })
})

describe('When Entra ID’s signing keys cannot be read', () => {
  it.each([{ kind: 'down' as const }, { kind: 'half a page' as const }, { kind: 'unreachable' as const }])(
    'the answer is "later", not "sign in again": $kind',
    async ({ kind }) => {
      later(30)
      const token = await tokenOf()
      world.standIns.signIn.faults.inject({ kind, path: '/discovery/v2.0/keys' })
      const told = await me(token)
      expect(told.status).toBe(503)
      expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(problemOf(told)).toMatchObject({ type: 'urn:assigner:unreachable' })
      expect((await me(token)).status, 'the next time').toBe(200)
    },
  )
})
