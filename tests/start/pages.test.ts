import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ProfileRow } from '../../core/contract/answers.ts'
import { RunId } from '../../core/ids.ts'
import { entraFields } from '../../sandbox/demo/fields.ts'
import { createProfiles } from '../../sandbox/start/first-cycle.ts'
import { startBrowser } from '../support/browser.ts'
import { openTab, type OpenedTab } from '../support/tab.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'

/* The tab's pages beside the editor, in a real Chromium, against the real server and sandbox. */
let world: World
let browser: Browser
let tab: OpenedTab

beforeAll(async () => {
  world = await aWorld({ users: 120, settings: { entraFields } })
  await createProfiles(world.api, world.demo)
  for (const title of ['To be deleted', 'To be deleted, too', 'Grows']) await world.create(title, livesIn('Denver'))
  await world.maintain()
  await world.change('Grows', livesIn('Denver', 'San Diego'))
  world.clock.advance(3)
  await world.maintain()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await world.close()
})
afterEach(() => tab.close())

const rows = async (query = '') => (await world.api.get<{ items: ProfileRow[] }>(`/api/profiles${query}`)).items
const hashOf = async (title: string, part: string) => `#/profiles/${(await world.profile(title)).id}/${part}`
const select = (page: Page, title: string) =>
  page.getByRole('checkbox', { name: `Select ${title}`, exact: true }).click()
const panel = (page: Page) => page.getByRole('region', { name: 'Actions' })
const button = (name: string | RegExp) => tab.page.getByRole('button', { name, exact: true })

describe('The Actions panel of the Profiles page', () => {
  it('acts on the selected profile, and says why something cannot be done', async () => {
    tab = await openTab(browser, world)
    const { page } = tab
    expect(await panel(page).textContent()).toContain('Select profiles to act on them.')
    await select(page, 'US CSMs')
    for (const link of ['Edit', 'Preview members', 'Members', 'History', 'Open group in Entra'])
      await panel(page).getByRole('link', { name: link, exact: true }).waitFor()
    expect(await panel(page).getByRole('link', { name: 'Edit' }).getAttribute('href')).toMatch(/#\/profiles\/.+\/edit$/)
    expect(await button('Restore').getAttribute('title')).toBe('Only deleted profiles can be restored.')
    await select(page, 'Tokyo office')
    await page.getByText('2 profiles selected').waitFor()
    expect(await button('Edit').getAttribute('title')).toBe('Select one profile for this.')
    await tab.isGood()
  })

  it('shows every column without scrolling sideways, from a telephone to a wide screen', async () => {
    tab = await openTab(browser, world)
    const { page } = tab
    for (const width of [320, 700, 1023, 1024, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      const right = await page.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll('[role=table] [role=cell]')].map((e) => e.getBoundingClientRect().right),
        ),
      )
      expect(right, `${width} pixels`).toBeLessThanOrEqual(width)
      if (width > 1023) continue
      await button('Select all that are shown').click()
      await button('Clear the selection').click()
    }
  })

  it('duplicates a profile, exports it, and imports the file', async () => {
    tab = await openTab(browser, world)
    const { page } = tab
    await select(page, 'US CSMs')
    await button('Duplicate').click()
    await page.getByRole('link', { name: 'US CSMs (copy)' }).waitFor()
    const download = page.waitForEvent('download')
    await button('Export').click()
    const file = join(await mkdtemp(join(tmpdir(), 'assigner-')), 'profiles.json')
    await (await download).saveAs(file)
    expect(await readFile(file, 'utf8')).toContain('assigner-profiles/1')
    await button('Import').click()
    await page.getByLabel('File', { exact: true }).setInputFiles(file)
    await page.getByText('1 profile can be imported').waitFor()
    await tab.isGood()
    await button('Import 1').click()
    await page.getByText('1 profile has been imported.').first().waitFor()
    await writeFile(file, '{"format": "assigner-profiles/1", "profiles": [{"title": 5}]}')
    await button('Close').click()
    await button('Import').click()
    await page.getByLabel('File', { exact: true }).setInputFiles(file)
    await page.getByText('0 profiles can be imported, 1 cannot').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Import')
    expect((await rows()).filter(({ title }) => title.startsWith('US CSMs')).length).toBe(3)
  })

  it('asks before it deletes, tells which profiles refer to it, and restores', async () => {
    tab = await openTab(browser, world)
    const { page } = tab
    await select(page, 'US CSMs')
    await button('Delete').click()
    await page.getByText('Customer success outside the US (refers to US CSMs)').waitFor()
    await page.getByText(/^Another profile refers to what would be deleted/).waitFor()
    await tab.isGood()
    await button('Cancel').click()
    await select(page, 'US CSMs')
    await select(page, 'To be deleted')
    await select(page, 'To be deleted, too')
    await button('Delete').click()
    await page.getByText('No other profile refers to them.').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('link', { name: 'To be deleted', exact: true }).waitFor({ state: 'detached' })
    expect((await rows()).map(({ title }) => title)).not.toContain('To be deleted')
    await page.getByRole('combobox', { name: 'Show' }).selectOption('Deleted profiles')
    await select(page, 'To be deleted')
    await button('Restore').click()
    await expect.poll(async () => (await rows()).map(({ title }) => title)).toContain('To be deleted')
    await tab.isGood()
  })

  it('keeps its place: who comes back finds search, filter and focus as they were', async () => {
    tab = await openTab(browser, world)
    const { page } = tab
    await page.getByRole('searchbox').fill('tokyo')
    await page.getByRole('link', { name: 'Tokyo office' }).click()
    await page.getByRole('heading', { name: 'Tokyo office', level: 1 }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Profiles', level: 1 }).waitFor()
    expect(await page.getByRole('searchbox').inputValue()).toBe('tokyo')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Tokyo office')
  })

  it('keeps back what the lock refuses, and says so', async () => {
    const until = new Date(world.clock.now.getTime() + 600_000)
    const lock = await world.worker.store.locks.take(world.tenantId, RunId.parse('somebody'), world.clock.now, until)
    if (!lock) throw new Error('the tenant is locked already')
    tab = await openTab(browser, world)
    await select(tab.page, 'US CSMs')
    for (const name of ['Edit', 'Duplicate', 'Delete', 'Preview members', 'Download members list', 'Run now', 'Import'])
      expect(await button(name).getAttribute('title'), name).toBe('Not while the tenant is locked for maintenance.')
    await tab.isGood()
    expect(await button('Create new').getAttribute('title')).toBe('Not while the tenant is locked for maintenance.')
    await world.worker.store.locks.release(world.tenantId, lock)
    await panel(tab.page).getByRole('link', { name: 'Edit' }).waitFor({ timeout: 60_000 })
  })

  it.each(['dark', 'contrast'])('speaks Japanese in the %s theme, 320 pixels wide', async (theme) => {
    tab = await openTab(browser, world, { query: `lang=ja&theme=${theme}`, width: 320 })
    await tab.page.getByRole('checkbox', { name: 'US CSMs を選択', exact: true }).click()
    await tab.page.getByRole('link', { name: 'メンバーをプレビュー' }).waitFor()
    await tab.isGood()
  })
})

describe('The pages about a profile', () => {
  it('show its members, and explain each clause for somebody', async () => {
    tab = await openTab(browser, world, { hash: await hashOf('US CSMs', 'members') })
    const { page } = tab
    await page.getByRole('table', { name: 'Members of the profile' }).waitFor()
    await button('Why: Diego Ramos').click()
    await page.getByText(/City is one of/).waitFor()
    await page.getByText('Diego Ramos would no longer belong to this profile if').waitFor()
    await tab.isGood()
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Why: Diego Ramos')
    await page.getByRole('searchbox').fill('Ken Tanaka')
    await page.getByRole('button', { name: /^Why is Ken Tanaka.* not a member\?$/ }).click()
    await page.getByText(/^Ken Tanaka.* does not belong to this profile\.$/).waitFor()
    await tab.isGood()
  })

  it('show what each run changed by name, and membership over time as a chart with a table beside it', async () => {
    tab = await openTab(browser, world, { hash: await hashOf('Grows', 'history') })
    const { page } = tab
    await page.getByRole('img', { name: /Members of the group: \d+ on/ }).waitFor()
    await page.getByText('Show as a table').click()
    await page.getByRole('table', { name: 'Membership over time' }).waitFor()
    await page.getByText('Matches the rules').first().waitFor()
    await page.getByRole('searchbox').fill('nobody at all')
    await page.getByText('Nobody of this name came or left.').waitFor()
    await tab.isGood()
  })

  it('show what the next maintenance would do, by name and with the consequences', async () => {
    await world.change('Tokyo office', livesIn('Denver'))
    tab = await openTab(browser, world, { hash: await hashOf('Tokyo office', 'preview') })
    await tab.page.getByText('It would be held:').waitFor()
    await tab.page.getByRole('table', { name: 'Would be removed' }).waitFor()
    await tab.page.getByRole('heading', { name: 'What this means to people' }).waitFor()
    await tab.isGood()
  })
})

describe('Activity', () => {
  it('shows membership over time of a profile that is chosen, and leads to who changed what, with search', async () => {
    tab = await openTab(browser, world, { hash: '#/activity' })
    const { page } = tab
    await page.getByRole('combobox', { name: 'Profile' }).selectOption('Grows')
    await page.getByRole('img', { name: /Members of the group/ }).waitFor()
    await tab.isGood()
    await page.getByRole('link', { name: 'Who changed what' }).click()
    await page.getByRole('searchbox').fill('Grows')
    const row = page.getByRole('row', { name: /Profile changed.*Grows.*maya\.jensen@contoso\.com/ }).first()
    await row.locator('summary').click()
    await row.getByText('User properties, rule 1, Value').waitFor()
    await row.getByText('“San Diego”').waitFor()
    await tab.isGood()
    await page.getByRole('combobox', { name: 'Show' }).selectOption('Access changed')
    await page.getByText('Nothing like this was changed.').waitFor()
  })
})

describe('Access', () => {
  it('gives somebody a role, and takes no notice before it is saved', async () => {
    tab = await openTab(browser, world, { hash: '#/access' })
    const { page } = tab
    await page.getByRole('searchbox').fill('Ana Souza')
    await page
      .getByRole('button', { name: /^Make reader: Ana Souza/ })
      .first()
      .click()
    await page.getByText('not saved yet').waitFor()
    await tab.isGood()
    await button('Save').click()
    await page.getByText('The roles are saved.').first().waitFor()
    expect(await world.api.get('/api/access')).toMatchObject({
      grants: [{ name: 'Ana Souza', role: 'Assigner.Reader' }],
    })
  })

  it('says when somebody else has changed the list meanwhile, and loads theirs', async () => {
    tab = await openTab(browser, world, { hash: '#/access' })
    const { page } = tab
    await button('Remove Ana Souza').click()
    await world.api.send('PUT', '/api/access', { grants: [] }, '*')
    await button('Save').click()
    await page.getByText('Somebody else has changed it meanwhile').waitFor()
    await button('Load the newest list').click()
    await page.getByText(/Nobody has a role inside Assigner yet/).waitFor()
  })

  it('asks before what is not saved is left behind, by whatever link', async () => {
    tab = await openTab(browser, world, { hash: '#/access' })
    const { page } = tab
    await page.getByRole('searchbox').fill('Ana')
    await page
      .getByRole('button', { name: /^Make reader: Ana Souza/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'Activity' }).click()
    await page.getByRole('alertdialog', { name: 'Leave without saving?' }).waitFor()
    await tab.isGood()
    await page.keyboard.press('Escape')
    await page.getByText('not saved yet').waitFor()
    await page.getByRole('link', { name: 'Activity' }).click()
    await button('Leave without saving').click()
    await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor()
  })

  it('is only looked at by a reader', async () => {
    tab = await openTab(browser, world, { hash: '#/access', person: 'Amélie Laurent' })
    await tab.page.getByText('Only people with the role Assigner.Admin can do this.').first().waitFor()
    await tab.isGood()
    // Nor does the editor take what can never be saved.
    await tab.page.evaluate(() => (window.location.hash = '#/profiles/new'))
    await tab.page.getByRole('heading', { name: 'Create a profile', level: 1 }).waitFor()
    await tab.page.getByText('Only people with the role Assigner.Admin can do this.').waitFor()
    expect(await tab.page.getByRole('textbox').count()).toBe(0)
    await tab.isGood()
  })
})

describe('Every page', () => {
  const hashes = ['#/held', '#/activity', '#/audit', '#/access', '#/settings']
  it.each(['light', 'dark', 'contrast'])('is good in Japanese at 320 pixels, in the %s theme', async (theme) => {
    tab = await openTab(browser, world, { query: `lang=ja&theme=${theme}`, width: 320 })
    const { page } = tab
    for (const hash of hashes) {
      const before = await page.getByRole('heading', { level: 1 }).textContent()
      await page.evaluate((place) => void (window.location.hash = place), hash)
      await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).not.toBe(before)
      await page.waitForLoadState('networkidle')
      await tab.isGood()
    }
  })
})
