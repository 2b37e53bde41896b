import { describe, expect, it } from 'vitest'
import { authorizeAddress, readFragment } from '../../tabs/authorize.ts'
import { ApiError } from '../../tabs/data/api-error.ts'
import { browserSignIn, teamsSignIn, type Browser } from '../../tabs/sign-in.ts'

const client = {
  clientId: 'app-id',
  authority: 'http://127.0.0.1:9',
  authorizeUrl: 'http://127.0.0.1:9/t/oauth2/v2.0/authorize',
}

function aBrowser(hash = '', search = '') {
  const kept = new Map<string, string>()
  const seen = {
    left: [] as string[],
    shown: [] as string[],
    now: 1_000_000,
    authorizeUrl: client.authorizeUrl as string | null,
  }
  const location = {
    origin: 'http://127.0.0.1:3000',
    hostname: '127.0.0.1',
    search,
    hash,
    assign: (to: string | URL) => void seen.left.push(String(to)),
  }
  const browser: Browser = {
    location,
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    show: (address) => void seen.shown.push(address),
    client: () => Promise.resolve({ ...client, authorizeUrl: seen.authorizeUrl }),
    state: () => 'state-1',
    now: () => seen.now,
  }
  return { browser, seen, location, kept }
}

/** Lets what has been started go on, and says whether it has come to an end. */
async function isWaiting(promise: Promise<unknown>): Promise<boolean> {
  const still = Symbol('waiting')
  const turn = new Promise((done) => setImmediate(() => done(still)))
  return (await Promise.race([promise, turn])) === still
}

const failureOf = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof ApiError ? error.failure : undefined
}

describe('Signing in outside Teams', () => {
  it('sends the person to the sign-in page, and waits', async () => {
    const { browser, seen } = aBrowser('#/activity', '?lang=ja')
    expect(await isWaiting(browserSignIn(browser).token())).toBe(true)
    const left = new URL(seen.left[0] ?? '')
    expect(Object.fromEntries(left.searchParams)).toEqual({
      client_id: 'app-id',
      response_type: 'token',
      redirect_uri: 'http://127.0.0.1:3000/tab/',
      scope: 'api://127.0.0.1/app-id/access_as_user',
      state: 'state-1',
    })
  })

  it('leaves once, however many parts of the page ask for a token', async () => {
    const { browser, seen } = aBrowser()
    const signIn = browserSignIn(browser)
    await isWaiting(Promise.all([signIn.token(), signIn.token(), signIn.token()]))
    expect(seen.left).toHaveLength(1)
  })

  it('returns to the page and the appearance that the person came from', async () => {
    const { browser, seen, location } = aBrowser('#/activity', '?lang=ja')
    await isWaiting(browserSignIn(browser).token())
    location.hash = '#access_token=tok&token_type=Bearer&expires_in=3599&state=state-1'
    location.search = ''
    const back = browserSignIn(browser)
    expect(seen.shown).toEqual(['http://127.0.0.1:3000/tab/?lang=ja#/activity'])
    expect(await back.token()).toBe('tok')
  })

  it('does not take a token that it has not asked for', async () => {
    const { browser, seen, location } = aBrowser()
    await isWaiting(browserSignIn(browser).token())
    location.hash = '#access_token=forged&expires_in=3599&state=other'
    expect(await failureOf(browserSignIn(browser).token())).toMatchObject({ kind: 'not signed in', why: 'refused' })
    expect(seen.left).toHaveLength(1)
  })

  it('asks again when the token has come to its end', async () => {
    const { browser, seen, location } = aBrowser()
    await isWaiting(browserSignIn(browser).token())
    location.hash = '#access_token=tok&expires_in=3599&state=state-1'
    const signIn = browserSignIn(browser)
    location.hash = ''
    seen.now += 3_590_000
    expect(await isWaiting(signIn.token())).toBe(true)
    expect(seen.left).toHaveLength(2)
  })

  it('does not go in circles when a fresh token is refused', async () => {
    const { browser, seen, location } = aBrowser()
    await isWaiting(browserSignIn(browser).token())
    location.hash = '#access_token=tok&expires_in=3599&state=state-1'
    const signIn = browserSignIn(browser)
    expect(await failureOf(signIn.refused())).toMatchObject({ kind: 'not signed in', why: 'refused' })
    expect(await failureOf(signIn.token())).toMatchObject({ kind: 'not signed in', why: 'refused' })
    expect(seen.left).toHaveLength(1)
    expect(await isWaiting(signIn.again())).toBe(true)
    expect(seen.left).toHaveLength(2)
  })

  it('says what the sign-in page had against it', () => {
    expect(readFragment('#error=access_denied&error_description=Nobody+agreed', 's')).toEqual({
      kind: 'refused',
      because: 'Nobody agreed',
    })
  })

  it('takes the address of a page for no answer', () => {
    expect(readFragment('#/profiles', 's')).toEqual({ kind: 'none' })
  })

  it('keeps what the address of the sign-in page says already', () => {
    const address = authorizeAddress(
      'http://127.0.0.1:9/a?prompt=login',
      'id',
      { origin: 'http://h', hostname: 'h' },
      's',
    )
    expect(new URL(address).searchParams.get('prompt')).toBe('login')
  })

  it('is not offered where only Teams signs in', async () => {
    const { browser, seen } = aBrowser()
    seen.authorizeUrl = null
    expect(await failureOf(browserSignIn(browser).token())).toMatchObject({ kind: 'not signed in', why: 'teams only' })
    expect(seen.left).toEqual([])
  })
})

const given = () => Promise.resolve()
const refusedWith = (text: string) => () => Promise.reject(new Error(text))

describe('Signing in inside Teams', () => {
  it('asks Teams for the token before every call', async () => {
    let asked = 0
    const signIn = teamsSignIn({
      getAuthToken: () => Promise.resolve(`token ${String((asked += 1))}`),
      askConsent: given,
    })
    expect([await signIn.token(), await signIn.token()]).toEqual(['token 1', 'token 2'])
  })

  it('says why Teams did not sign the person in', async () => {
    const signIn = teamsSignIn({ getAuthToken: refusedWith('resourceRequiresConsent'), askConsent: given })
    expect(await failureOf(signIn.token())).toEqual({
      kind: 'not signed in',
      why: 'teams',
      detail: 'resourceRequiresConsent',
      situation: 'consent required',
    })
  })
})
