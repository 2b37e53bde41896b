import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, startBrowser } from '../support/browser.ts'
import { openTab, type OpenedTab } from '../support/tab.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'

let world: World
let browser: Browser
let tab: OpenedTab

beforeAll(async () => {
  world = await aWorld({ users: 120 })
  await world.create('Denver', livesIn('Denver'))
  await world.maintain()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await world.close()
})
afterEach(() => tab.close())

describe('Every dialog', () => {
  it.each(['dark', 'contrast'])('is accessible in the %s theme, and goes away with Escape', async (theme) => {
    const { id } = await world.profile('Denver')
    tab = await openTab(browser, world, { query: `theme=${theme}`, hash: `#/profiles/${id}/members` })
    const { page } = tab
    /** Presses a button of a page, looks at the dialog, and closes it. */
    const look = async (
      opener: string | RegExp,
      dialog: string | RegExp,
      role: 'dialog' | 'alertdialog' = 'dialog',
    ) => {
      await page
        .getByRole('button', { name: opener, exact: true })
        .or(page.getByRole('link', { name: opener, exact: true }))
        .first()
        .click()
      const shown = page.getByRole(role, { name: dialog })
      await shown.waitFor()
      expect(await axeViolations(page), `${String(dialog)}, ${theme}`).toEqual([])
      await page.keyboard.press('Escape')
      await shown.waitFor({ state: 'detached' })
    }
    const goTo = (hash: string) => page.evaluate((place) => void (window.location.hash = place), hash)
    await look(/^Why: /, /^Why: /)
    await goTo(`#/profiles/${id}`)
    await look('Delete', 'Delete this profile?')
    await goTo('#/profiles')
    await look('Import', /import/i)
    await goTo(`#/profiles/${id}/edit`)
    await look('Add course', 'Add course')
    await look('Add user', 'Search for user(s)')
    await look('Add profile', 'Search for profile(s)')
    await page.getByLabel('Description').fill('Something new')
    await look('Save', 'What would change')
    await look('Activity', 'Leave without saving?', 'alertdialog')
    await world.change('Denver', { description: `Changed under ${theme}` })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    const conflict = page.getByRole('alertdialog', { name: 'Another version was saved meanwhile' })
    await conflict.getByRole('button', { name: 'Go on with this' }).waitFor()
    expect(await axeViolations(page), `two versions, ${theme}`).toEqual([])
    await page.keyboard.press('Escape')
    await conflict.waitFor({ state: 'detached' })
    // The browser says itself that the save was refused.
    expect(tab.noise).toEqual([expect.stringContaining('412')])
  })
})
