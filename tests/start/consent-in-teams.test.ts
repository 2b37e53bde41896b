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
  teams = await openInTeams(browser, world, {
    context: { theme: 'default', locale: 'en-GB', tid: world.tenantId },
    token,
  })
}
const title = (name: string) => teams.tab.getByRole('heading', { name, level: 1 }).waitFor()
const give = () => teams.tab.getByRole('button', { name: 'Give consent' }).click()
const consentPage = `${secure}/tab/consent.html`

describe('When you first login inside Teams', () => {
  it.each([
    ['resourceRequiresConsent', 'Assigner asks for your consent'],
    ['CancelledByUser', 'Assigner asks for your consent'],
    ['AADSTS650052: the app needs access to a service', 'Your organization’s consent is needed'],
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

  it('gives the link and the name of the app to send to an administrator, where one has to approve', async () => {
    await open([false, 'AADSTS90094: an administrator has to approve'])
    const field = teams.tab.getByRole('textbox', { name: 'Link for the administrator' })
    const link = new URL(await field.inputValue())
    expect([link.origin, link.pathname]).toEqual([world.standIns.signIn.url, `/${world.tenantId}/adminconsent`])
    await teams.tab.getByText(`Application (client) ID ${world.config.appId}`).waitFor()
    await teams.tab.getByRole('button', { name: 'Copy link' }).click()
    // This browser forbids it: the link lies there, selected.
    const byHand = teams.tab.getByRole('textbox', { name: 'Copy this link' })
    await byHand.waitFor()
    expect(await byHand.evaluate((input) => input === document.activeElement)).toBe(true)
    // The administrator comes back to a page of its own, outside Teams.
    const page = await teams.page.context().newPage()
    await page.goto(`${link.searchParams.get('redirect_uri') ?? ''}?admin_consent=True&tenant=${world.tenantId}`)
    await page.getByText('Your organization has consented to Assigner.').waitFor()
    await page.getByText('組織として Assigner に同意しました。').waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(teams.noise).toEqual([])
  })

  it('keeps what Teams said of something unknown behind its own words', async () => {
    await open([false, 'Something odd'])
    await title('You are not signed in')
    await teams.tab.getByText('Details for your IT staff').click()
    await teams.tab.getByText('Something odd', { exact: true }).waitFor()
    expect(await axeViolations(teams.tab)).toEqual([])
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
