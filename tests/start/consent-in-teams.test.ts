import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, startBrowser } from '../support/browser.ts'
import { openInTeams, pageThatGoesTo, secure, signInPages, type Said, type Teams } from '../support/teams.ts'
import { aWorld, type World } from '../support/world.ts'

/* A first sign-in inside Teams, with what Teams and Entra ID really answer. */
let world: World
let browser: Browser
let teams: Teams
let maya: Said['token']

beforeAll(async () => {
  world = await aWorld()
  maya = [true, await world.token('Maya Jensen')]
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await world.close()
})
afterEach(() => teams.close())

const open = async (token: Said['token']) => {
  teams = await openInTeams(browser, world, { context: { theme: 'default', locale: 'en-GB' }, token })
}
const title = (name: string) => teams.tab.getByRole('heading', { name, level: 1 }).waitFor()
const give = () => teams.tab.getByRole('button', { name: 'Give consent' }).click()
const consentPage = `${secure}/tab/consent.html`

describe('When you first login inside Teams', () => {
  it.each([
    ['resourceRequiresConsent', 'Assigner asks for your consent'],
    ['CancelledByUser', 'Assigner asks for your consent'],
    ['AADSTS650052: the app needs access to a service', 'Give consent on behalf of your organization'],
    ['AADSTS90094: an administrator has to approve', 'Admin approval is required to login'],
    ['AADSTS50105: not assigned to a role', 'Your account has not been set up for Assigner'],
  ])('%s leads to the screen "%s"', async (reason, heading) => {
    await open([false, reason])
    await title(heading)
    expect((await teams.heard('appInitialization.expectedFailure'))[0]?.[0]).toBe('PermissionError')
    expect(await axeViolations(teams.tab)).toEqual([])
    expect(teams.noise).toEqual([])
  })

  it('asks for consent in a window of its own where Teams gives no token, and goes on once it is given', async () => {
    await open([false, 'resourceRequiresConsent'])
    await title('Assigner asks for your consent')
    const opened = teams.page.waitForEvent('popup')
    await give()
    const window = await opened
    await window.getByRole('link', { name: 'Maya Jensen' }).waitFor()
    const asked = new URL(window.url()).searchParams
    expect([asked.get('prompt'), asked.get('redirect_uri')]).toEqual(['consent', consentPage])
    await teams.say({ token: maya })
    const closed = window.waitForEvent('close')
    await window.getByRole('link', { name: 'Maya Jensen' }).click()
    await closed
    await title('Profiles')
    expect(teams.noise).toEqual([])
  })

  it('asks for consent where the token does not say that Assigner may know who you are', async () => {
    const upn = 'maya.jensen@contoso.com'
    await open([true, await world.standIns.signIn.issueUserToken(world.tenantId, upn, { scp: 'User.Read', wids: [] })])
    await title('Assigner asks for your consent')
    await teams.say({ token: maya })
    // teamsfx names the person, so the sign-in page has nothing to ask.
    const opened = teams.page.waitForEvent('popup')
    await give()
    expect(new URL((await opened).url()).searchParams.get('loginHint')).toBe(upn)
    await title('Profiles')
  })

  it('says that an administrator has to approve, when that is what the consent window was told', async () => {
    await open([false, 'resourceRequiresConsent'])
    await title('Assigner asks for your consent')
    await teams.page.context().route(signInPages, (route) => {
      const because = 'AADSTS90094: Admin consent is required.'
      const answer = new URLSearchParams({ error: 'access_denied', error_description: because })
      return route.fulfill(pageThatGoesTo(`${consentPage}#${answer}`))
    })
    await give()
    await title('Admin approval is required to login')
  })
})
