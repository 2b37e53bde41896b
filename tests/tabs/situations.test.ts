import { describe, expect, it } from 'vitest'
import { ApiError, situationOfError } from '../../tabs/data/api-error.ts'
import { connectApi } from '../../tabs/data/connect-api.ts'
import { personOfToken } from '../../tabs/data/person-of-token.ts'
import type { SignIn } from '../../tabs/sign-in.ts'

const signIn: SignIn = {
  token: () => Promise.resolve('token'),
  refused: () => Promise.resolve(),
  again: () => Promise.resolve(),
  consent: () => Promise.resolve(),
}

/** What the tab makes of a refusal of the server. */
async function refusedWith(status: number, problem: Record<string, unknown>): Promise<unknown> {
  const headers = { 'Content-Type': 'application/problem+json' }
  const api = connectApi(signIn, () => Promise.resolve(new Response(JSON.stringify(problem), { status, headers })))
  return api.get('/api/me').then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('When you first login, one of the scenarios of the guide', () => {
  it.each([
    [401, 'consent-required', 'consent required'],
    [401, 'organization-consent-required', 'organization consent required'],
    [403, 'approval-required', 'approval required'],
    [403, 'not-set-up', 'not set up'],
  ])('is known by what the server answers: %s %s', async (status, type, situation) => {
    const error = await refusedWith(status, { type: `urn:assigner:${type}`, title: '', status, detail: 'Ask Maya.' })
    expect(situationOfError(error)).toEqual({ situation, detail: 'Ask Maya.', mayGrantFirst: false })
  })

  it('may be that a Global Administrator gives the first role', async () => {
    const error = await refusedWith(403, { type: 'urn:assigner:not-set-up', detail: '', mayGrantFirst: true })
    expect(situationOfError(error)).toMatchObject({ situation: 'not set up', mayGrantFirst: true })
  })

  it('is none of them where something else is wrong', async () => {
    expect(situationOfError(await refusedWith(403, { type: 'urn:assigner:not-allowed' }))).toBeUndefined()
    expect(situationOfError(new ApiError({ kind: 'unreachable' }))).toBeUndefined()
  })
})

describe('Who a token is about', () => {
  it('is read from its claims, whatever the script of the name', () => {
    const claims = { oid: 'a1', name: '田中 健', preferred_username: 'ken.tanaka@contoso.com' }
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url')
    expect(personOfToken(`x.${payload}.y`)).toEqual({
      userId: 'a1',
      name: '田中 健',
      email: 'ken.tanaka@contoso.com',
    })
  })
})
