import { describe, expect, it } from 'vitest'
import { ApiError, mayRetry, retryDelayMs, type Failure } from '../../tabs/data/api-error.ts'
import { connectApi } from '../../tabs/data/connect-api.ts'
import type { SignIn } from '../../tabs/sign-in.ts'

type Call = { path: string; method: string; token: string | null; etag: string | null }

function anApi(...answers: (Response | Error)[]) {
  const calls: Call[] = []
  let tokens = 0
  const signIn: SignIn = {
    token: () => Promise.resolve(`token ${String((tokens += 1))}`),
    refused: () => Promise.resolve(),
    again: () => Promise.resolve(),
    consent: () => Promise.resolve(),
  }
  const fetcher = (path: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const headers = new Headers(init?.headers)
    const url = path instanceof Request ? path.url : String(path)
    calls.push({
      path: url,
      method: init?.method ?? 'GET',
      token: headers.get('Authorization'),
      etag: headers.get('If-Match'),
    })
    const answer = answers.shift() ?? new Error('no answer left')
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  }
  return { api: connectApi(signIn, fetcher), calls }
}

const problem = (status: number, more: object = {}, headers: Record<string, string> = {}) =>
  new Response(
    JSON.stringify({ title: 'T', status, detail: 'D', findings: [], requestId: 'r1', type: 'about:blank', ...more }),
    { status, headers: { 'Content-Type': 'application/problem+json', ...headers } },
  )

const failureOf = async (promise: Promise<unknown>): Promise<Failure | undefined> => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof ApiError ? error.failure : undefined
}

describe('Calling the API', () => {
  it('brings the token of the person', async () => {
    const { api, calls } = anApi(Response.json({ name: 'Megan' }))
    expect(await api.get('/api/me')).toEqual({ name: 'Megan' })
    expect(calls[0]).toMatchObject({ path: '/api/me', token: 'Bearer token 1' })
  })

  it('names the version that was edited when saving', async () => {
    const { api, calls } = anApi(Response.json({}), Response.json({}))
    await api.send('PUT', '/api/settings', {}, '"v1"')
    await api.send('PUT', '/api/settings', {})
    expect(calls.map((call) => call.etag)).toEqual(['"v1"', null])
  })

  it('tries once more with a fresh token when the first was not accepted', async () => {
    const { api, calls } = anApi(problem(401), Response.json({ ok: true }))
    expect(await api.get('/api/me')).toEqual({ ok: true })
    expect(calls.map((call) => call.token)).toEqual(['Bearer token 1', 'Bearer token 2'])
  })

  it('tells that nobody is signed in when the fresh token is not accepted either', async () => {
    const { api, calls } = anApi(problem(401), problem(401, { detail: 'The token was not accepted.' }))
    expect(await failureOf(api.get('/api/me'))).toEqual({
      kind: 'not signed in',
      why: 'refused',
      detail: 'The token was not accepted.',
    })
    expect(calls).toHaveLength(2)
  })

  it('keeps all that a refusal says: findings, end of the lock, time to wait', async () => {
    const finding = { path: 'contactEmail', found: '"x"', expected: 'an e-mail address', severity: 'error' }
    const { api } = anApi(
      problem(400, { findings: [finding] }),
      problem(423, { until: '2026-11-23T12:30:00.000Z' }),
      problem(503, {}, { 'Retry-After': '30' }),
    )
    expect(await failureOf(api.get('/'))).toMatchObject({ status: 400, findings: [finding] })
    expect(await failureOf(api.get('/'))).toMatchObject({ status: 423, until: '2026-11-23T12:30:00.000Z' })
    expect(await failureOf(api.get('/'))).toMatchObject({ status: 503, retryAfterSeconds: 30 })
  })

  it('survives an answer that is not from the API', async () => {
    const { api } = anApi(
      new Response('<html>Bad gateway</html>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
    )
    expect(await failureOf(api.get('/'))).toMatchObject({ kind: 'refused', status: 502, detail: '' })
  })

  it('tells that the server cannot be reached', async () => {
    const { api } = anApi(new TypeError('fetch failed'))
    expect(await failureOf(api.get('/'))).toEqual({ kind: 'unreachable' })
  })

  it('downloads a file under the name that the server gives it', async () => {
    const headers = {
      'Content-Disposition': `attachment; filename="m.xlsx"; filename*=UTF-8''%E5%B1%8B%20members.xlsx`,
    }
    const { api } = anApi(new Response('bytes', { headers }))
    const { blob, name } = await api.file('/x')
    expect([await blob.text(), name]).toEqual(['bytes', '屋 members.xlsx'])
  })
})

describe('Trying again by itself', () => {
  const refused = (status: number, retryAfterSeconds?: number) =>
    new ApiError({
      kind: 'refused',
      status,
      title: '',
      detail: '',
      findings: [],
      requestId: '',
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    })

  it('is done when nobody answers or the server is busy for a moment, twice at most', () => {
    expect(mayRetry(0, new ApiError({ kind: 'unreachable' }))).toBe(true)
    expect(mayRetry(1, refused(503, 1))).toBe(true)
    expect(mayRetry(2, refused(503, 1))).toBe(false)
  })

  it('waits as long as the server asks for', () => {
    expect(retryDelayMs(0, refused(503, 3))).toBe(3000)
    expect([0, 1].map((n) => retryDelayMs(n, new ApiError({ kind: 'unreachable' })))).toEqual([1000, 2000])
  })

  it('is left to the person when the wait is long', () => {
    expect(mayRetry(0, refused(503, 30))).toBe(false)
  })

  it.each([400, 401, 403, 404, 409, 412, 423, 500])(
    'is not done after a %i: the answer would be the same',
    (status) => {
      expect(mayRetry(0, refused(status))).toBe(false)
    },
  )
})
