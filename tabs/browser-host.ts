import { themeOfBrowser } from './appearance.ts'
import { clientSettings } from './client-settings.ts'
import type { Host } from './host.ts'
import { live } from './live.ts'
import { randomState } from './random-state.ts'
import { addressOf } from './route.ts'
import { browserSignIn } from './sign-in.ts'

const nothing = () => undefined

/** The tab in a browser of its own: it signs in by itself and follows the browser's colours and languages. */
export function browserHost(): Host {
  // First of all, because it puts the address right that the sign-in page has answered to.
  const signIn = browserSignIn({
    location: window.location,
    storage: window.sessionStorage,
    show: (address) => window.history.replaceState(null, '', address),
    client: clientSettings,
    state: randomState,
    now: () => Date.now(),
  })
  const matches = (query: string) => window.matchMedia(query).matches
  const now = () => themeOfBrowser(new URLSearchParams(window.location.search).get('theme'), matches)
  const theme = live(now())
  for (const query of ['(forced-colors: active)', '(prefers-color-scheme: dark)'])
    window.matchMedia(query).addEventListener('change', () => theme.set(now()))
  const languages = live(navigator.languages)
  window.addEventListener('languagechange', () => languages.set(navigator.languages))
  return {
    kind: 'browser',
    signIn,
    theme,
    tenantId: undefined,
    languages,
    loaded: nothing,
    shown: nothing,
    failed: nothing,
    async share(page) {
      await navigator.clipboard.writeText(addressOf(page, window.location))
      return 'copied'
    },
  }
}
