import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  jwtVerify,
  type JSONWebKeySet,
} from 'jose'
import { forgeries } from '../../sandbox/sign-in/forge.ts'
import { startSignIn, type SignIn } from '../../sandbox/sign-in/start-sign-in.ts'

const contoso = '11111111-1111-4111-8111-111111111111'
const fabrikam = '22222222-2222-4222-8222-222222222222'
const client = '33333333-3333-4333-8333-333333333333'
const old = '44444444-4444-4444-8444-444444444444'
const api = '55555555-5555-4555-8555-555555555555'
const scope = 'https://graph.microsoft.com/.default'
const ana = { oid: '66666666-6666-4666-8666-666666666661', name: 'Ana <b>Li</b>', upn: 'ana@contoso.example' }
const gil = { oid: '66666666-6666-4666-8666-666666666662', name: 'Gil', upn: 'gil@contoso.example' }

let signIn: SignIn
beforeAll(async () => {
  const apps = [
    { clientId: client, secret: 'right', roles: ['User.Read.All', 'Group.ReadWrite.All'] },
    { clientId: old, secret: 'old', expired: true, roles: [] },
  ]
  const people = [
    { ...ana, appRoles: ['Assigner.Admin'] },
    { ...gil, appRoles: [], globalAdministrator: true },
  ]
  const tenants = [
    { tenantId: contoso, displayName: 'Contoso', apps, people },
    { tenantId: fabrikam, displayName: 'Fabrikam', apps: [], people: [] },
  ]
  signIn = await startSignIn({ port: 0, tenants, apiAppId: api, apiUri: `api://localhost/${api}` })
})
afterEach(() => signIn.faults.clear())
afterAll(() => signIn.close())

const get = (path: string) => fetch(signIn.url + path, { redirect: 'manual' })
const json = async (answer: Response) => (await answer.json()) as Record<string, unknown>
const good = { grant_type: 'client_credentials', client_id: client, client_secret: 'right', scope }
const ask = (fields: Record<string, string>, tenant = contoso) =>
  fetch(`${signIn.url}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(fields) })

describe('The metadata of the sign-in simulator', () => {
  it('names issuer, keys, token and authorization end points of a tenant', async () => {
    const { issuer, jwks_uri, token_endpoint, authorization_endpoint } = await json(
      await get(`/${contoso}/v2.0/.well-known/openid-configuration`),
    )
    const base = `${signIn.url}/${contoso}`
    expect(issuer).toBe(`${base}/v2.0`)
    expect(jwks_uri).toBe(`${base}/discovery/v2.0/keys`)
    expect([token_endpoint, authorization_endpoint]).toEqual([
      `${base}/oauth2/v2.0/token`,
      `${base}/oauth2/v2.0/authorize`,
    ])
  })

  it.each(['common', 'organizations'])('has a template as the issuer of %s', async (name) => {
    const { issuer } = await json(await get(`/${name}/v2.0/.well-known/openid-configuration`))
    expect(issuer).toBe(`${signIn.url}/{tenantid}/v2.0`)
  })

  it.each(['v2.0/.well-known/openid-configuration', 'discovery/v2.0/keys'])(
    'refuses an unknown tenant at %s',
    async (path) => {
      const answer = await get(`/99999999-9999-4999-8999-999999999999/${path}`)
      expect(answer.status).toBe(400)
      expect(await json(answer)).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] })
    },
  )

  it('publishes keys for signatures, without an algorithm and without anything private', async () => {
    const { keys } = (await (await get('/common/discovery/v2.0/keys')).json()) as JSONWebKeySet
    expect(keys[0]).toMatchObject({ kty: 'RSA', use: 'sig', issuer: `${signIn.url}/{tenantid}/v2.0` })
    expect(keys[0]).not.toHaveProperty('alg')
    expect(keys[0]).not.toHaveProperty('d')
  })
})

describe('The token end point', () => {
  it('gives an app a token for Graph that carries its consented permissions', async () => {
    const answer = await ask(good)
    expect(answer.status).toBe(200)
    const { access_token: token, ...rest } = await json(answer)
    expect(rest).toMatchObject({ token_type: 'Bearer', expires_in: 3599 })
    const keys = createRemoteJWKSet(new URL(`${signIn.url}/${contoso}/discovery/v2.0/keys`))
    const { payload } = await jwtVerify(String(token), keys, {
      algorithms: ['RS256'],
      audience: 'https://graph.microsoft.com',
    })
    expect(payload).toMatchObject({
      tid: contoso,
      appid: client,
      idtyp: 'app',
      roles: ['User.Read.All', 'Group.ReadWrite.All'],
    })
  })

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    ['no secret', { client_secret: '' }, 401, 'invalid_client', 7000216],
    ['an expired secret', { client_id: old, client_secret: 'old' }, 401, 'invalid_client', 7000222],
    ['an unknown app', { client_id: api }, 400, 'unauthorized_client', 700016],
    ['no grant type', { grant_type: '' }, 400, 'invalid_request', 900144],
    ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    ['no scope', { scope: '' }, 400, 'invalid_request', 900144],
    ['a scope without /.default', { scope: 'User.Read.All' }, 400, 'invalid_scope', 1002012],
    ['another resource', { scope: 'https://example.net/.default' }, 400, 'invalid_resource', 500011],
  ])('refuses %s as Entra does', async (_what, changed, status, error, code) => {
    const answer = await ask({ ...good, ...changed })
    expect(answer.status).toBe(status)
    const body = await json(answer)
    expect(body).toMatchObject({
      error,
      error_codes: [code],
      error_uri: expect.stringContaining(String(code)) as string,
    })
    expect(body.error_description).toMatch(new RegExp(`^AADSTS${code}: .+Trace ID: .+Correlation ID: .+Timestamp: `))
  })

  it('refuses an unknown tenant, and one that is not named', async () => {
    expect(await json(await ask(good, api))).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] })
    expect(await json(await ask(good, 'common'))).toMatchObject({ error_codes: [50059] })
  })

  it('takes forms alone: JSON is no token request', async () => {
    const headers = { 'Content-Type': 'application/json' }
    const url = `${signIn.url}/${contoso}/oauth2/v2.0/token`
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(good) })
    expect(await json(answer)).toMatchObject({ error_codes: [900144] })
  })

  it('can be made to call a good secret expired, once', async () => {
    signIn.faults.inject({ kind: 'expired secret' })
    expect(await json(await ask(good))).toMatchObject({ error: 'invalid_client', error_codes: [7000222] })
    expect((await ask(good)).status).toBe(200)
  })

  it('tells Graph who a token belongs to, and nothing of a wrong one', async () => {
    const token = String((await json(await ask(good))).access_token)
    expect(await signIn.verifyAppToken(token)).toEqual({
      tid: contoso,
      appid: client,
      roles: ['User.Read.All', 'Group.ReadWrite.All'],
    })
    expect(await signIn.verifyAppToken(`${token.slice(0, -4)}AAAA`)).toBeUndefined()
    expect(await signIn.verifyAppToken('')).toBeUndefined()
    expect(await signIn.verifyAppToken(await signIn.issueUserToken(contoso, ana.upn))).toBeUndefined()
  })
})

const validate = (token: string, audience: string, issuer: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${signIn.url}/common/discovery/v2.0/keys`)), {
    algorithms: ['RS256'],
    audience,
    issuer,
  })

describe('The token of a person', () => {
  it('is what Teams gives the tab: v2, with the person, the tenant, the scope and the app roles', async () => {
    const { payload } = await validate(
      await signIn.issueUserToken(contoso, 'ANA@contoso.example'),
      api,
      `${signIn.url}/${contoso}/v2.0`,
    )
    const teams = '1fec8e78-bce4-4aaf-ab1b-5451cc387264'
    expect(payload).toMatchObject({
      ver: '2.0',
      tid: contoso,
      oid: ana.oid,
      name: ana.name,
      preferred_username: ana.upn,
    })
    expect(payload).toMatchObject({ scp: 'access_as_user', azp: teams, roles: ['Assigner.Admin'] })
    expect(Number(payload.exp) - Number(payload.iat)).toBe(3600)
  })

  it('names a Global Administrator by the role template, and has no roles claim when there are none', async () => {
    const claims = decodeJwt(await signIn.issueUserToken(contoso, gil.upn))
    expect(claims.wids).toContain('62e90394-69f5-4237-9190-012177145e10')
    expect(claims).not.toHaveProperty('roles')
    expect(decodeJwt(await signIn.issueUserToken(contoso, ana.upn)).wids).not.toContain(
      '62e90394-69f5-4237-9190-012177145e10',
    )
  })

  it('has a v1 form with its own issuer and audience, and appid instead of azp', async () => {
    const token = await signIn.issueUserToken(contoso, ana.upn, { version: '1.0' })
    const { payload } = await validate(token, `api://localhost/${api}`, `https://sts.windows.net/${contoso}/`)
    expect(payload).toMatchObject({ ver: '1.0', appid: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', oid: ana.oid })
    expect(payload).not.toHaveProperty('azp')
  })

  it('can have any claim changed or left out', async () => {
    const claims = decodeJwt(
      await signIn.issueUserToken(contoso, ana.upn, { roles: ['Assigner.Reader'], name: undefined }),
    )
    expect(claims.roles).toEqual(['Assigner.Reader'])
    expect(claims).not.toHaveProperty('name')
  })

  it('is refused for somebody the tenant does not know', async () => {
    await expect(signIn.issueUserToken(contoso, 'nobody@contoso.example')).rejects.toThrow('nobody called')
  })

  it.each(forgeries)('can be forged: %s', async (kind) => {
    const token = await signIn.forge(kind, contoso, ana.upn)
    const asCareful = validate(token, api, `${signIn.url}/${contoso}/v2.0`).then(({ payload }) => {
      const { tid, oid, scp, azp, idtyp } = payload
      if (!tid || !oid || scp !== 'access_as_user' || azp !== '1fec8e78-bce4-4aaf-ab1b-5451cc387264' || idtyp)
        throw new Error('claims')
    })
    await expect(asCareful).rejects.toThrow()
    expect(token.split('.')).toHaveLength(3)
  })

  it('is signed by a new key after a rotation, while the old key stays published until it is retired', async () => {
    const before = await signIn.issueUserToken(contoso, ana.upn)
    await signIn.rotateKeys()
    const after = await signIn.issueUserToken(contoso, ana.upn)
    expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid)
    const published = async () =>
      createLocalJWKSet((await (await get('/common/discovery/v2.0/keys')).json()) as JSONWebKeySet)
    await jwtVerify(before, await published())
    await jwtVerify(after, await published())
    signIn.retireOldKeys()
    await expect(jwtVerify(before, await published())).rejects.toThrow('no applicable key')
    await jwtVerify(after, await published())
  })
})

describe('The sign-in page', () => {
  const redirect = 'http://127.0.0.1:3000/signed-in'
  const asked = {
    client_id: api,
    response_type: 'token',
    redirect_uri: redirect,
    scope: 'api://x/access_as_user',
    state: 's&1',
  }
  const open = (changed: Record<string, string> = {}, tenant = contoso) =>
    get(`/${tenant}/oauth2/v2.0/authorize?${new URLSearchParams({ ...asked, ...changed }).toString()}`)

  it('lists the people of the tenant with their roles, escaped, in a page with a language, a title and a heading', async () => {
    const answer = await open()
    const html = await answer.text()
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('<title>Sign in as</title>')
    expect(html).toContain('<h1>Sign in as</h1>')
    expect(html).toContain('Ana &lt;b&gt;Li&lt;/b&gt;')
    expect(html).toMatch(/Assigner\.Admin[\s\S]*Global Administrator/)
  })

  it('goes back with the token and the state in the fragment when a person is chosen', async () => {
    const html = await (await open({}, 'common')).text()
    const href = /href="([^"]+ana%40[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    const answer = await get(String(href))
    expect(answer.status).toBe(302)
    const [back, fragment] = String(answer.headers.get('location')).split('#')
    const values = new URLSearchParams(fragment)
    expect(back).toBe(redirect)
    expect([values.get('token_type'), values.get('state')]).toEqual(['Bearer', 's&1'])
    expect(decodeJwt(String(values.get('access_token')))).toMatchObject({ oid: ana.oid, aud: api })
  })

  it('goes back with a code in the fragment when that was asked for', async () => {
    const answer = await open({ response_type: 'code', login_hint: ana.upn })
    const values = new URLSearchParams(String(answer.headers.get('location')).split('#')[1])
    expect([values.has('code'), values.has('access_token'), values.get('state')]).toEqual([true, false, 's&1'])
  })

  it('asks again when the hint names nobody', async () => {
    const answer = await open({ login_hint: 'zoe@contoso.example' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Nobody here has the user name zoe@contoso.example.')
  })

  it.each([
    ['an address that is not on this machine', { redirect_uri: 'https://evil.example/' }],
    ['an address that only looks like this machine', { redirect_uri: 'http://127.0.0.1@evil.example/' }],
    ['a script as the address', { redirect_uri: 'javascript:alert(1)' }],
    ['an unknown app', { client_id: client }],
    ['another response type', { response_type: 'id_token' }],
  ])('refuses %s, with and without a hint', async (_what, changed) => {
    expect((await open(changed)).status).toBe(400)
    expect((await open({ ...changed, login_hint: ana.upn })).status).toBe(400)
  })

  it('refuses an unknown tenant', async () => {
    expect((await open({}, api)).status).toBe(400)
  })
})
