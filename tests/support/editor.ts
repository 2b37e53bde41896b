import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { startBrowser } from './browser.ts'
import { newTabPage, type TabPage } from './tab.ts'
import { aWorld, type World } from './world.ts'

/* The profile editor in a real Chromium, against the real server and sandbox. */
export let world: World
let browser: Browser
export let page: Page
export let noise: string[]
let tab: TabPage

/** A world, a browser and a page of it for the tests of a file. */
export function inTheEditor(): void {
  beforeAll(async () => {
    world = await aWorld({ users: 120 })
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await world.close()
  })
  beforeEach(async () => {
    tab = await newTabPage(browser, world)
    ;({ page, noise } = tab)
  })
  afterEach(async () => {
    await tab.close()
  })
}

/** Opens the tab, signed in, then a place of it. */
export async function open(hash: string, query = ''): Promise<void> {
  await tab.visit(query)
  await page.evaluate((place) => (window.location.hash = place), hash)
}
export const openNew = (query = '') => open('#/profiles/new', query)
export const openEdit = async (title: string, query = '') =>
  open(`#/profiles/${(await world.profile(title)).id}/edit`, query)

export const section = (name: string): Locator => page.getByRole('region', { name, exact: true })
export const rule = (number: string, within = page.getByRole('main')): Locator =>
  within.getByRole('group', { name: new RegExp(`^Rule ${number.replace('.', '\\.')}:`) })
export const focused = (): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

export const titleField = (): Locator => page.getByRole('textbox', { name: 'Title', exact: true })

export async function describeProfile(title: string): Promise<void> {
  await titleField().fill(title)
  await page.getByLabel('Description').fill(`${title}, written in the tab.`)
}
/** Save, look at what would change, and save. */
export async function save(): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
export const definition = async (title: string) => (await world.profile(title)).definition

/** Goes on with the Tab key until something of that name has the focus. */
export async function reach(name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await focused()) === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`"${name}" is not reached by the Tab key`)
}

/** A rule is added with the keyboard, and its source is typed; the focus is in the source. */
export async function addRule(to: string, source: string): Promise<void> {
  await page.getByRole('button', { name: `Add rule to ${to}` }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('Source')
  await page.keyboard.type(source)
}

/** The next field, and what is typed there. */
export async function next(text: string): Promise<void> {
  await page.keyboard.press('Tab')
  await page.keyboard.type(text)
}

/** What the sentences of a section say. */
export async function inWords(of: string, says: string): Promise<void> {
  const words = section(of).locator('details')
  if ((await words.getAttribute('open')) === null) await words.locator('summary').press('Enter')
  await words.getByText(says, { exact: true }).waitFor()
}
