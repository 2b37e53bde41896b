import { app, authentication, pages } from '@microsoft/teams-js'
import { themeOfTeams } from './appearance.ts'
import { askConsent } from './consent/ask-consent.ts'
import type { Host } from './host.ts'
import { live } from './live.ts'
import { addressOf, readSubPage, subPageOf } from './route.ts'
import { teamsSignIn } from './sign-in.ts'
import { startTrouble } from './start-trouble.ts'
import { goBack, goTo } from './use-route.ts'

const teamsAnswersWithinMs = 10_000

/** The tab inside Teams. @throws when whatever frames the page is not Teams. */
export async function teamsHost(): Promise<Host> {
  // No origins of ours: teams-js believes Microsoft's hosts alone.
  await Promise.race([app.initialize(), late()])
  const context = await app.getContext()
  const theme = live(themeOfTeams(context.app.theme))
  const languages = live(languagesOf(context))
  openLinked(context)
  // Teams keeps one handler only, so it feeds the value that everybody subscribes to.
  app.registerOnThemeChangeHandler((name) => theme.set(themeOfTeams(name)))
  followContext(context, (now) => {
    theme.set(themeOfTeams(now.app.theme))
    if (now.app.locale !== languages.get()[0]) languages.set(languagesOf(now))
  })
  if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(goBack)
  return {
    kind: 'teams',
    signIn: teamsSignIn({
      getAuthToken: () => authentication.getAuthToken(),
      askConsent: () => askConsent(context.user?.loginHint),
    }),
    theme,
    tenantId: context.user?.tenant?.id,
    languages,
    loaded: () => app.notifyAppLoaded(),
    shown(error) {
      if (error === undefined) void app.notifySuccess()
      else app.notifyExpectedFailure(startTrouble(error))
    },
    failed: (error) => app.notifyFailure({ reason: app.FailedReason.Other, message: String(error) }),
    share(page, title) {
      const subPageWebUrl = addressOf(page, window.location)
      pages.shareDeepLink({ subPageId: subPageOf(page), subPageLabel: title, subPageWebUrl })
      return Promise.resolve('offered')
    },
  }
}

const late = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('Teams does not answer')), teamsAnswersWithinMs)
  })

const languagesOf = (context: app.Context): readonly string[] => [context.app.locale, ...navigator.languages]

/** A deep link names a page; an address of the tab's own, from a reload for example, is newer. */
function openLinked({ page }: app.Context): void {
  if (page.subPageId && window.location.hash === '') goTo(readSubPage(page.subPageId))
}

/**
 * Teams tells of another theme, but of no other language and of no other link: it is asked again whenever the tab comes
 * back into sight.
 */
function followContext(first: app.Context, changed: (now: app.Context) => void): void {
  let linked = first.page.subPageId
  const look = async () => {
    const now = await app.getContext()
    changed(now)
    if (now.page.subPageId && now.page.subPageId !== linked) goTo(readSubPage(now.page.subPageId))
    linked = now.page.subPageId
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void look()
  })
  window.addEventListener('focus', () => void look())
}
