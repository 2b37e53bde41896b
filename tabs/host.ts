import type { ThemeName } from './appearance.ts'
import type { Live } from './live.ts'
import type { Route } from './route.ts'
import type { SignIn } from './sign-in.ts'

/** Where the tab runs: in Teams, or in a browser of its own. */
export type Host = {
  kind: 'teams' | 'browser'
  signIn: SignIn
  theme: Live<ThemeName>
  /** The organization of the person, where Teams says it. */
  tenantId: string | undefined
  /** The languages that the person prefers, best first. */
  languages: Live<readonly string[]>
  /** The tab draws: whatever turned round in its place may go. */
  loaded: () => void
  /** A first page is there to work with or, with an error, the screen that says why there is none. */
  shown: (error?: unknown) => void
  /** Nothing can be drawn at all. */
  failed: (error: unknown) => void
  /**
   * Gives a page's link, to be passed on.
   * @returns whether it lies on the clipboard, or is offered in a dialog of Teams. @throws when the browser forbids it.
   */
  share: (page: Route, title: string) => Promise<'copied' | 'offered'>
}
