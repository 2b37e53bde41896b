import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorker } from '../../worker.ts'
import { entraFields } from '../../sandbox/demo/fields.ts'
import { customerApp } from '../../sandbox/stand-ins.ts'
import { createProfiles } from '../../sandbox/start/first-cycle.ts'
import { axeViolations, openPage, startBrowser } from '../support/browser.ts'
import { aWorld, type World } from '../support/world.ts'

/* The tab in a real Chromium, against the real server, worker and sandbox. */
let world: World
let worker: Awaited<ReturnType<typeof startWorker>>
let browser: Browser
let page: Page
let noise: string[]

beforeAll(async () => {
  world = await aWorld({ users: 120, settings: { entraFields } })
  await createProfiles(world.api, world.demo)
  await world.maintain()
  worker = await startWorker(world.config, { now: () => world.clock.now, log: world.worker.log as never, pollMs: 200 })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await worker.close()
  await world.close()
})
beforeEach(async () => {
  ;({ page, noise } = await openPage(browser))
})
afterEach(async () => {
  await page.close()
})

async function signIn(person: string, query = ''): Promise<void> {
  await page.goto(`${world.url}/tab/${query}`)
  await page.getByRole('link', { name: person }).click()
}

describe('An administrator opens the tab', () => {
  it('signs in and sees the profiles, with the guide’s columns and what became of each', async () => {
    await signIn('Maya Jensen')
    await page.getByRole('heading', { name: 'Profiles', level: 1 }).waitFor()
    for (const column of ['Title', 'Enroll', 'Auto populate', 'Modified', 'Updated by', 'Courses', 'Members', 'Status'])
      await page.getByRole('columnheader', { name: column }).waitFor()
    const held = page.getByRole('row', { name: /New in Denver/ })
    expect(await held.textContent()).toContain('Held')
    expect(await axeViolations(page)).toEqual([])
    expect(noise).toEqual([])
  })

  it('opens a profile: its sections, its rules as sentences, and its members', async () => {
    await signIn('Maya Jensen')
    await page.getByRole('link', { name: 'US CSMs' }).click()
    for (const section of ['Basic details', 'User properties', 'User dates', 'User activities', 'Overrides', 'Courses'])
      await page.getByRole('heading', { name: section, exact: true }).waitFor()
    expect(await page.getByRole('main').textContent()).toContain('Customer Success Manager')
    await page.getByText('Diego Ramos').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(noise).toEqual([])
  })

  it('runs maintenance now, and sees it done', async () => {
    await signIn('Maya Jensen')
    await page
      .getByRole('link', { name: 'Activity' })
      .or(page.getByRole('tab', { name: 'Activity' }))
      .click()
    await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor()
    await page
      .getByRole('button', { name: /Run now/ })
      .last()
      .click()
    const byHer = async () =>
      (await world.worker.store.runs.latest(world.tenantId, 10)).find(
        ({ value }) => value.startedBy === 'maya.jensen@contoso.com',
      )
    await expect
      .poll(async () => (await byHer())?.value, { timeout: 60_000 })
      .toMatchObject({ kind: 'maintenance', state: 'done' })
    await page.getByRole('cell', { name: 'maya.jensen@contoso.com' }).first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(noise).toEqual([])
  })

  it('finds the settings with secrets only as their last characters', async () => {
    await signIn('Maya Jensen')
    await page
      .getByRole('link', { name: 'Settings' })
      .or(page.getByRole('tab', { name: 'Settings' }))
      .click()
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    await page.getByText(world.demo.keys.fullControl.slice(-4)).first().waitFor()
    expect(await page.content()).not.toContain(world.demo.keys.fullControl)
    expect(await axeViolations(page)).toEqual([])
    expect(noise).toEqual([])
  })

  it('chooses Entra ID user fields from a list, and is told at once of a name that is none', async () => {
    await signIn('Maya Jensen', '#/settings')
    const field = page.getByRole('combobox', { name: 'Entra ID user fields' })
    await field.fill('employeTyp')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText(/“employeTyp” is not an Entra ID user field\. Did you mean .*“employeeType”/).waitFor()
    await field.fill('employeeType, country')
    await field.press('ArrowDown')
    await page.getByRole('menuitemcheckbox', { name: 'country (Country or region)' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await field.fill('employeeType, extensionAttribute1, hire')
    await page.getByRole('menuitemcheckbox', { name: 'employeeHireDate (Hire date)' }).click()
    const chosen = 'employeeType, extensionAttribute1, employeeHireDate'
    expect(await field.inputValue()).toBe(chosen)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('The settings are saved.').first().waitFor()
    expect(await field.inputValue()).toBe(chosen)
    expect(noise).toEqual([])
  })
})

describe('The tab', () => {
  it.each(['light', 'dark', 'contrast'])('speaks Japanese, in the %s theme, on a narrow window', async (theme) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await signIn('Maya Jensen', `?lang=ja&theme=${theme}`)
    await page.getByRole('heading', { name: 'プロファイル', level: 1 }).waitFor()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(360)
    expect(await axeViolations(page)).toEqual([])
    expect(noise).toEqual([])
  })

  it('tells who has no role whom to ask', async () => {
    await signIn('Ana Souza')
    await expect.poll(() => page.getByRole('main').textContent()).toMatch(/role/i)
    expect(await page.getByRole('grid').count()).toBe(0)
  })
})

describe('A new tenant', () => {
  it('saves its settings and is informed on the screen that Assigner will be ready within a few minutes, and when it is', async () => {
    const fresh = await aWorld({ untouched: true })
    const freshWorker = await startWorker(fresh.config, { log: fresh.worker.log as never, pollMs: 200 })
    await page.goto(`${fresh.url}/tab/#/settings`)
    await page.getByRole('link', { name: 'Maya Jensen' }).click()
    await page.getByLabel('Contact email address').fill('maya.jensen@contoso.example')
    await page.getByLabel('Learn365 API key').fill(fresh.demo.keys.fullControl)
    await page.getByLabel('Client Id').fill(customerApp.clientId)
    await page.getByLabel(/^Client Secret/).fill(customerApp.secret)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Assigner will be ready for use within a few minutes').first().waitFor()
    await page.getByText('Assigner is ready for use.').first().waitFor()
    await fresh.standIns.mail.waitFor(({ subject }) => subject === 'Assigner is ready for use', 20_000)
    expect(await axeViolations(page)).toEqual([])
    expect(noise).toEqual([])
    await freshWorker.close()
    await fresh.close()
  })
})
