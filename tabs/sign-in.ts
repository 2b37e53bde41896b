import type { ClientSettings } from '../core/contract/answers.ts'
import { situationOf } from '../core/sign-in-situations.ts'
import { authorizeAddress, readFragment } from './authorize.ts'
import { ApiError } from './data/api-error.ts'

/** How the tab comes by the token of the person who looks at it. */
export type SignIn = {
  /** A token for the next call; waits for ever when the page is on its way to the sign-in page. */
  token: () => Promise<string>
  /** The API did not accept the token: forget it, and get or ask for another one. */
  refused: () => Promise<void>
  /** A person wants to sign in, perhaps as somebody else. */
  again: () => Promise<void>
  /** A person wants to consent. @throws ApiError why it was not given. */
  consent: () => Promise<void>
}

/** What signs a person in inside Teams; it rejects with the words of Teams or Entra ID. */
export type Teams = { getAuthToken: () => Promise<string>; askConsent: () => Promise<void> }

/** Inside Teams: Teams signs the person in and keeps the token, so it is asked before every call. */
export function teamsSignIn({ getAuthToken, askConsent }: Teams): SignIn {
  const told = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer
    } catch (error) {
      if (error instanceof ApiError) throw error
      const detail = error instanceof Error ? error.message : String(error)
      const situation = situationOf(detail)
      throw new ApiError({ kind: 'not signed in', why: 'teams', detail, ...(situation ? { situation } : {}) })
    }
  }
  return {
    token: () => told(getAuthToken()),
    refused: () => Promise.resolve(),
    again: () => Promise.resolve(),
    consent: () => told(askConsent()),
  }
}

/** What a page outside Teams signs in with; arguments, so that it can be tried without a browser. */
export type Browser = {
  location: Pick<Location, 'origin' | 'hostname' | 'search' | 'hash' | 'assign'>
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  /** Puts another address into the bar, without loading it. */
  show: (address: string) => void
  client: () => Promise<ClientSettings>
  state: () => string
  now: () => number
}

type Kept = { token: string; receivedAt: number; endsAt: number }
const keys = { token: 'assigner.token', asked: 'assigner.asked' }
/** A token refused this soon after it came will not be accepted the next time either: no going in circles. */
const freshMs = 60_000
const marginMs = 30_000

/** Outside Teams: the sign-in page sends the person back with a token in the fragment (implicit grant). */
export function browserSignIn(browser: Browser): SignIn {
  const { location, storage } = browser
  let trouble = takeAnswer(browser)
  let leaving: Promise<never> | undefined
  const leave = () => (leaving ??= leaveFor(browser))
  const kept = (): Kept | undefined => {
    const text = storage.getItem(keys.token)
    const token = text ? (JSON.parse(text) as Kept) : undefined
    return token && token.endsAt - marginMs > browser.now() ? token : undefined
  }
  const again = async () => {
    storage.removeItem(keys.token)
    trouble = undefined
    leaving = undefined
    await leave()
  }
  const nobody = (detail: string) => new ApiError({ kind: 'not signed in', why: 'refused', detail })
  return {
    async token() {
      if (trouble !== undefined) throw nobody(trouble)
      return kept()?.token ?? leave()
    },
    async refused() {
      const token = kept()
      storage.removeItem(keys.token)
      if (token && browser.now() - token.receivedAt < freshMs) {
        trouble = ''
        throw nobody('')
      }
      await leave()
    },
    again,
    // The sign-in page asks whoever has not consented.
    consent: again,
  }

  /** Takes the answer of the sign-in page out of the address; returns what went wrong, if anything did. */
  function takeAnswer({ show, now }: Browser): string | undefined {
    const asked = JSON.parse(storage.getItem(keys.asked) ?? '{}') as { state?: string; search?: string; hash?: string }
    const answer = readFragment(location.hash, asked.state)
    if (answer.kind === 'none') return undefined
    storage.removeItem(keys.asked)
    show(`${location.origin}/tab/${asked.search ?? ''}${asked.hash ?? ''}`)
    if (answer.kind === 'refused') return answer.because
    const { token, seconds } = answer
    storage.setItem(
      keys.token,
      JSON.stringify({ token, receivedAt: now(), endsAt: now() + seconds * 1000 } satisfies Kept),
    )
    return undefined
  }
}

async function leaveFor({ location, storage, client, state }: Browser): Promise<never> {
  const settings = await client()
  if (settings.authorizeUrl === null) throw new ApiError({ kind: 'not signed in', why: 'teams only', detail: '' })
  const asked = { state: state(), search: location.search, hash: location.hash }
  storage.setItem(keys.asked, JSON.stringify(asked))
  location.assign(authorizeAddress(settings.authorizeUrl, settings.clientId, location, asked.state))
  return new Promise<never>(() => undefined)
}
