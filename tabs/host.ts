import type { ClientSettings } from '../core/contract/answers.ts'
import { themeOfBrowser, themeOfTeams, type ThemeName } from './appearance.ts'
import { ApiError } from './data/api-error.ts'
import { browserSignIn, teamsSignIn, type SignIn } from './sign-in.ts'

/** A value that changes, in the shape React subscribes to. */
export type Live<T> = { get: () => T; subscribe: (changed: () => void) => () => void }

/** Where the tab runs: in Teams, or in a browser of its own. */
export type Host = {
  kind: 'teams' | 'browser'
  signIn: SignIn
  theme: Live<ThemeName>
  /** The languages that the person prefers, best first. */
  languages: readonly string[]
  /** Tells Teams that there is something to see. */
  loaded: () => void
}

const teamsAnswersWithinMs = 10_000

/** Finds out where the tab runs. Teams shows it in a frame and answers; nobody else does. */
export async function startHost(): Promise<Host> {
  if (window.parent === window) return browserHost()
  try {
    return await teamsHost()
  } catch {
    // Framed by something that is not Teams.
    return browserHost()
  }
}

async function teamsHost(): Promise<Host> {
  const { app, authentication } = await import('@microsoft/teams-js')
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('Teams does not answer')), teamsAnswersWithinMs)
  })
  await Promise.race([app.initialize(), late])
  const context = await app.getContext()
  const theme = live(themeOfTeams(context.app.theme))
  // Teams keeps one handler only, so it feeds the value that everybody subscribes to.
  app.registerOnThemeChangeHandler((name) => theme.set(themeOfTeams(name)))
  const page = context.page.subPageId
  if (page && window.location.hash === '') window.location.hash = page
  return {
    kind: 'teams',
    signIn: teamsSignIn(() => authentication.getAuthToken()),
    theme,
    languages: [context.app.locale, ...navigator.languages],
    loaded: () => {
      app.notifyAppLoaded()
      void app.notifySuccess()
    },
  }
}

function browserHost(): Host {
  // First of all, because it puts the address right that the sign-in page has answered to.
  const signIn = browserSignIn({
    location: window.location,
    storage: window.sessionStorage,
    show: (address) => window.history.replaceState(null, '', address),
    client: clientSettings,
    state: () =>
      Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, '0')).join(''),
    now: () => Date.now(),
  })
  const matches = (query: string) => window.matchMedia(query).matches
  const now = () => themeOfBrowser(new URLSearchParams(window.location.search).get('theme'), matches)
  const theme = live(now())
  for (const query of ['(forced-colors: active)', '(prefers-color-scheme: dark)'])
    window.matchMedia(query).addEventListener('change', () => theme.set(now()))
  return { kind: 'browser', signIn, theme, languages: navigator.languages, loaded: () => undefined }
}

async function clientSettings(): Promise<ClientSettings> {
  try {
    const response = await fetch('/api/client')
    if (response.ok) return (await response.json()) as ClientSettings
  } catch {
    // No connection, or no JSON: the same to the person.
  }
  throw new ApiError({ kind: 'unreachable' })
}

function live<T>(first: T): Live<T> & { set: (value: T) => void } {
  let value = first
  const subscribers = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      value = next
      subscribers.forEach((changed) => changed())
    },
    subscribe: (changed) => {
      subscribers.add(changed)
      return () => subscribers.delete(changed)
    },
  }
}
