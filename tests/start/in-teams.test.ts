import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { HeldSummary } from '../../core/contract/held.ts'
import { startBrowser } from '../support/browser.ts'
import { openInTeams, secure, type Said, type Teams } from '../support/teams.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'

/* The tab in a real Chromium, framed by a stand-in for Teams that speaks the protocol of teams-js. */
let world: World
let browser: Browser
let teams: Teams
let maya: Said['token']

beforeAll(async () => {
  world = await aWorld()
  await world.create('Denver', livesIn('Denver'))
  await world.maintain()
  await world.change('Denver', { ...livesIn('San Diego'), throttle: { kind: 'members', limit: 1 } })
  world.clock.advance(3)
  await world.maintain()
  maya = [true, await world.token('Maya Jensen')]
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await world.close()
})
afterEach(() => teams.close())

const light = { theme: 'default', locale: 'en-GB' }
const open = async (said: Partial<Said> = {}) => {
  teams = await openInTeams(browser, world, { context: light, token: maya, ...said })
}
const title = (name: string) => teams.tab.getByRole('heading', { name, level: 1 }).waitFor()
const idOf = async (name: string) => (await world.profile(name)).id
const background = () =>
  teams.tab.evaluate(() => getComputedStyle(document.querySelector('.fui-FluentProvider') ?? document.body).colorScheme)

describe('The tab inside Teams', () => {
  it('signs in with the token of Teams, and tells Teams when it draws and when its first page is there', async () => {
    await open()
    await title('Profiles')
    await teams.tab.getByRole('link', { name: 'Denver', exact: true }).waitFor()
    expect(await teams.heard('appInitialization.appLoaded')).toHaveLength(1)
    await expect.poll(() => teams.heard('appInitialization.success')).not.toEqual([])
    expect(await teams.heard('appInitialization.expectedFailure')).toEqual([])
    expect(teams.noise).toEqual([])
  })

  it('changes its theme with Teams, at once', async () => {
    await open()
    await title('Profiles')
    expect(await background()).toBe('light')
    await teams.tell('themeChange', 'dark')
    await expect.poll(background).toBe('dark')
    await teams.tell('themeChange', 'default')
    await expect.poll(background).toBe('light')
  })

  it('speaks another language once Teams does, when somebody comes back to it', async () => {
    await open()
    await title('Profiles')
    await teams.say({ context: { theme: 'default', locale: 'ja-JP' } })
    await teams.tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await title('プロファイル')
    expect(await teams.tab.evaluate(() => document.documentElement.lang)).toBe('ja')
  })

  it('opens the profile that a deep link names, and another one while it is open', async () => {
    const id = await idOf('Denver')
    await open({ context: { ...light, subEntityId: `profiles/${id}` } })
    await title('Denver')
    const { items } = await world.api.get<{ items: HeldSummary[] }>('/api/held')
    await teams.say({ context: { ...light, subEntityId: `held/${encodeURIComponent(items[0]?.id ?? '')}` } })
    await teams.tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await title('Held change: Denver')
    expect(teams.noise).toEqual([])
  })

  it('opens the Profiles page for a deep link that names nothing', async () => {
    await open({ context: { ...light, subEntityId: 'javascript:alert(1)' } })
    await title('Profiles')
  })

  it('gives Teams the deep link of a profile', async () => {
    const id = await idOf('Denver')
    await open({ context: { ...light, subEntityId: `profiles/${id}` } })
    await teams.tab.getByRole('button', { name: 'Copy link' }).click()
    await expect
      .poll(() => teams.heard('shareDeepLink'))
      .toEqual([[`profiles/${id}`, 'Denver', `${secure}/tab/#/profiles/${id}`]])
  })

  it('goes back through its own pages first, then leaves it to Teams', async () => {
    await open()
    await teams.tab.getByRole('link', { name: 'Denver', exact: true }).click()
    await title('Denver')
    await teams.tell('backButtonPress')
    await title('Profiles')
    expect(await teams.heard('navigateBack')).toEqual([])
    await teams.tell('backButtonPress')
    await expect.poll(() => teams.heard('navigateBack')).toHaveLength(1)
  })

  it('asks before it goes back from a profile with unsaved changes', async () => {
    await open()
    await title('Profiles')
    await teams.tab.evaluate(() => (window.location.hash = '#/profiles/new'))
    await teams.tab.getByRole('textbox', { name: 'Title', exact: true }).fill('Not saved')
    await teams.tell('backButtonPress')
    await teams.tab.getByRole('alertdialog', { name: 'Leave without saving?' }).waitFor()
    await teams.tab.getByRole('button', { name: 'Leave without saving' }).click()
    await title('Profiles')
  })
})
