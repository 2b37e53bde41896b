import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, startBrowser } from '../support/browser.ts'
import { openTab, type OpenedTab } from '../support/tab.ts'
import { aWorld, type World } from '../support/world.ts'

/* A tenant in which nothing has been made yet, and addresses of what is not there. */
let world: World
let browser: Browser
let tab: OpenedTab

beforeAll(async () => {
  world = await aWorld()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await world.close()
})
afterEach(() => tab.close())

const button = (name: string) => tab.page.getByRole('button', { name, exact: true })

describe('A tenant without profiles', () => {
  it('is led to its first one by the words that say what a profile is, and has nothing to export', async () => {
    tab = await openTab(browser, world)
    const { page } = tab
    await page.getByRole('heading', { name: 'No profiles yet' }).waitFor()
    const why = await page.getByRole('button', { name: 'Export all' }).getAttribute('title')
    expect(why).toBe('There are no profiles to export yet.')
    await tab.isGood()
    await page.getByRole('link', { name: 'Create new' }).click()
    await page.getByText('people must match the rules below', { exact: false }).waitFor()
    await page.route('**/api/tenant', async (route) => {
      const status = (await (await route.fetch()).json()) as Record<string, unknown>
      await route.fulfill({ json: { ...status, settingsSaved: false, ready: false } })
    })
    await page.reload()
    // No words about rules where there can be none yet.
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    expect(await page.getByText('people must match the rules below', { exact: false }).count()).toBe(0)
    await tab.isGood()
  })

  it('is told in one sentence that a file is none of profiles, and where, for whoever wrote it', async () => {
    tab = await openTab(browser, world)
    const { page } = tab
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    const dialog = page.getByRole('dialog')
    const buffer = Buffer.from('{"format": "another/1", "profiles": []}')
    const file = { name: 'other.json', mimeType: 'application/json', buffer }
    await dialog.getByLabel('File', { exact: true }).setInputFiles(file)
    await dialog.getByText('This is not a file of profiles').waitFor()
    await dialog.getByText('Choose one that was made with Export.', { exact: false }).last().waitFor()
    await dialog.getByText('What is not right in the file').click()
    await dialog.getByText(/^format: /).waitFor()
    // Nothing is counted that cannot be imported.
    await dialog.getByRole('button', { name: 'Import', exact: true }).waitFor()
    expect(await axeViolations(page)).toEqual([])
  })
})

describe('Settings', () => {
  it('check the connection with what is typed, beside the steps of the app registration', async () => {
    tab = await openTab(browser, world, { hash: '#/settings' })
    const { page } = tab
    await page.getByRole('heading', { name: 'Set up the Microsoft Entra ID app registration' }).waitFor()
    await button('Check the connection').click()
    await page.getByText('The Learn365 API key is accepted').waitFor()
    await page.getByText('Permission GroupMember.ReadWrite.All').waitFor()
    await tab.isGood()
    await page.getByLabel('Client Id').fill('abc')
    await button('Check the connection').click()
    await page.getByText('Nothing was tried yet').waitFor()
    const wrong = page
      .getByRole('textbox', { name: 'Client Id', exact: false })
      .and(page.locator('[aria-invalid=true]'))
    await expect.poll(() => wrong.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await page.getByText(/^A client id looks like/).count()).toBe(1)
    // Save stays at hand, wherever somebody is in the form.
    expect(await button('Save').evaluate((save) => save.getBoundingClientRect().bottom <= window.innerHeight)).toBe(
      true,
    )
    expect(await axeViolations(page)).toEqual([])
    // The browser notes down that the server refused.
    tab.noise.length = 0
    await page.getByLabel('Client Id').fill('')
    await page.getByLabel('Learn365 API key').fill('not the key')
    await button('Check the connection').click()
    await page.getByRole('img', { name: 'Does not work' }).first().waitFor()
    await tab.isGood()
  })
})

describe('An address that leads to nothing', () => {
  it('says what is not there in its heading, and leads on', async () => {
    tab = await openTab(browser, world, { hash: '#/nonsense' })
    const { page } = tab
    const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()
    await heading('There is nothing here')
    expect(await page.evaluate(() => window.location.hash)).toBe('#/nonsense')
    await tab.isGood()
    for (const [hash, name] of [
      ['#/profiles/00000000-0000-4000-8000-00000000dead/members', 'This profile cannot be found'],
      ['#/activity/nothing', 'This run cannot be found'],
      ['#/held/nothing', 'This held change cannot be found'],
      ['#/nonsense', 'There is nothing here'],
    ] as const) {
      await page.evaluate((place) => void (window.location.hash = place), hash)
      await heading(name)
    }
    await page.getByRole('main').getByRole('link', { name: 'Profiles' }).click()
    await heading('Profiles')
  })
})
