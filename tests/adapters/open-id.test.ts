import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Http } from '../../adapters/http.ts'
import { readOpenId } from '../../adapters/open-id.ts'
import { Refusal } from '../../core/errors.ts'
import { TenantId } from '../../core/ids.ts'
import { startSignIn, type SignIn } from '../../sandbox/sign-in/start-sign-in.ts'
import { smallServer } from './small-server.ts'
import { troubleOf } from './trouble-of.ts'

const contoso = TenantId.parse('11111111-1111-4111-8111-111111111111')
const stranger = TenantId.parse('22222222-2222-4222-8222-222222222222')

let signIn: SignIn
let http: Http
beforeEach(async () => {
  signIn = await startSignIn({
    port: 0,
    apiAppId: contoso,
    tenants: [{ tenantId: contoso, displayName: 'Contoso', apps: [], people: [] }],
  })
  http = { system: 'sign-in', tally: {}, sleep: () => Promise.resolve() }
})
afterEach(() => signIn.close())

describe('A tenant’s OpenID configuration', () => {
  it('says who issues its tokens and where the keys are', async () => {
    expect(await readOpenId(http, signIn.url, contoso)).toEqual({
      issuer: `${signIn.url}/${contoso}/v2.0`,
      jwksUri: `${signIn.url}/${contoso}/discovery/v2.0/keys`,
    })
  })

  it('is not there for a tenant that Entra ID does not know: the token is refused', async () => {
    const refused = readOpenId(http, signIn.url, stranger)
    await expect(refused).rejects.toThrow(Refusal)
    await expect(refused).rejects.toMatchObject({ kind: 'not signed in' })
    expect(http.tally).toEqual({ 'sign-in': 1 })
  })

  it.each(['down', 'half a page', 'unreachable'] as const)('is read again after a failure: %s', async (kind) => {
    signIn.faults.inject({ kind, times: 2 })
    expect(await readOpenId(http, signIn.url, contoso)).toMatchObject({ issuer: expect.any(String) as string })
  })

  it('is trouble when sign-in stays down', async () => {
    signIn.faults.inject({ kind: 'down', times: 9 })
    const trouble = await troubleOf(readOpenId(http, signIn.url, contoso))
    expect([trouble.kind, trouble.system]).toEqual(['unreachable', 'sign-in'])
  })

  it.each(['<html>', '{}', '{"issuer":"x","jwks_uri":"not an address"}'])(
    'is trouble when it reads %s',
    async (text) => {
      const odd = await smallServer((_request, res) => void res.end(text))
      try {
        const trouble = await troubleOf(readOpenId(http, odd.url, contoso))
        expect(trouble.kind).toBe('unintelligible')
      } finally {
        await odd.close()
      }
    },
  )

  it('names the tenant where it is that of any tenant', async () => {
    const common = await smallServer(
      (_request, res) =>
        void res.end('{"issuer":"https://login.example/{tenantid}/v2.0","jwks_uri":"https://login.example/keys"}'),
    )
    try {
      expect((await readOpenId(http, common.url, contoso)).issuer).toBe(`https://login.example/${contoso}/v2.0`)
    } finally {
      await common.close()
    }
  })
})
