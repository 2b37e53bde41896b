import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { leaseMs } from '../../core/tenant.ts'
import { hireDate } from '../../sandbox/demo/fields.ts'
import { axeViolations, startBrowser } from '../support/browser.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'

/* The profile editor in a real Chromium, against the real server and sandbox. */
let world: World
let browser: Browser
let page: Page
let noise: string[]

beforeAll(async () => {
  world = await aWorld({ users: 120 })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await world.close()
})
beforeEach(async () => {
  page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  noise = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && noise.push(message.text()))
  page.on('pageerror', (error) => noise.push(String(error)))
})
afterEach(async () => {
  await page.close()
})

/** Signs in, then opens a place of the tab. */
async function open(hash: string, query = ''): Promise<void> {
  await page.goto(`${world.url}/tab/${query}`)
  await page.getByRole('link', { name: 'Maya Jensen' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate((place) => (window.location.hash = place), hash)
}
const openNew = (query = '') => open('#/profiles/new', query)
const openEdit = async (title: string, query = '') => open(`#/profiles/${(await world.profile(title)).id}/edit`, query)

const section = (name: string): Locator => page.getByRole('region', { name, exact: true })
const rule = (number: string, within = page.getByRole('main')): Locator =>
  within.getByRole('group', { name: new RegExp(`^Rule ${number.replace('.', '\\.')}:`) })
const focused = (): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

const titleField = (): Locator => page.getByRole('textbox', { name: 'Title', exact: true })

async function describeProfile(title: string): Promise<void> {
  await titleField().fill(title)
  await page.getByLabel('Description').fill(`${title}, written in the tab.`)
}
/** Save, look at what would change, and save. */
async function save(): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
const definition = async (title: string) => (await world.profile(title)).definition

describe("The guide's examples are built in the editor", () => {
  it('a city of Las Vegas, San Diego or Denver, and a job title of Customer Success Manager', async () => {
    await openNew()
    await describeProfile('US CSMs')
    const properties = section('User properties')
    await properties.getByRole('button', { name: 'Add rule to User properties' }).click()
    expect(await focused()).toBe('Source')
    await rule('1').getByLabel('Source').selectOption('City')
    await rule('1').getByLabel('Condition').selectOption('is one of')
    const value = rule('1').getByRole('combobox', { name: 'Value' })
    for (const city of ['Las Vegas', 'San Diego', 'Denver']) {
      await value.pressSequentially(city)
      await value.press('Enter')
      await page.getByRole('button', { name: `Remove ${city}` }).waitFor()
    }
    await properties.getByRole('button', { name: 'Add rule to User properties' }).click()
    await rule('2').getByLabel('Source').selectOption('Job Title')
    await rule('2').getByRole('combobox', { name: 'Value' }).click()
    await page.getByRole('option', { name: /^Customer Success Manager \(\d+ users\)$/ }).click()
    await page.getByText(/^\d+ members$/).waitFor()
    await section('User properties').getByText('In words').click()
    expect(await properties.textContent()).toContain('City is one of “Las Vegas”, “San Diego” or “Denver”')
    expect(await axeViolations(page)).toEqual([])

    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'What would change' })
    await dialog.getByText(/^\d+ people are added$/).waitFor()
    await dialog.getByText('Diego Ramos').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { name: 'US CSMs', level: 1 }).waitFor()
    expect((await definition('US CSMs')).userProperties).toEqual({
      relation: 'and',
      not: false,
      rules: [
        { source: 'city', condition: 'is one of', value: ['Las Vegas', 'San Diego', 'Denver'] },
        { source: 'jobTitle', condition: 'is equal to', value: 'Customer Success Manager' },
      ],
    })
    expect(noise).toEqual([])
  })

  it('hired after January 1, 2023, with the keyboard alone', async () => {
    await openNew()
    await titleField().focus()
    await page.keyboard.type('Hired after January 1, 2023')
    await page.keyboard.press('Tab')
    await page.keyboard.type('By the custom date field Hire Date.')
    await reach('Add rule to User dates')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('Source')
    await page.keyboard.type('Hire')
    await page.keyboard.press('Tab')
    await page.keyboard.type('is after')
    await page.keyboard.press('Tab')
    // A date is typed as the reader's country writes it.
    await page.keyboard.type('01012023')
    await expect.poll(() => rule('1').getByLabel('Date').inputValue()).toBe('2023-01-01')
    await reach('Save')
    await page.keyboard.press('Enter')
    await page
      .getByRole('dialog')
      .getByText(/people are added$/)
      .waitFor()
    await reach('Save')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Hired after January 1, 2023', level: 1 }).waitFor()
    expect((await definition('Hired after January 1, 2023')).userDates?.rules).toEqual([
      { source: `field:${hireDate.id}`, condition: 'is after the date/time', value: '2023-01-01' },
    ])
  })

  it('completed "Outlook - Japanese", found among all courses by typing', async () => {
    await openNew()
    await describeProfile('Outlook - Japanese done')
    await section('User activities').getByRole('button', { name: 'Add rule to User activities' }).click()
    await page.keyboard.type('outlook')
    await page.getByRole('menuitemcheckbox', { name: /^Outlook - Japanese/ }).click()
    expect(await rule('1').getByLabel('Condition').inputValue()).toBe('was completed')
    await page.keyboard.press('Escape')
    await save()
    expect((await definition('Outlook - Japanese done')).userActivities?.rules).toEqual([
      { source: `course:${world.course('Outlook - Japanese')}`, condition: 'was completed' },
    ])
  })

  it('includes and excludes people, and selects courses', async () => {
    await world.create('Tokyo', livesIn('Tokyo'))
    await openEdit('Tokyo')
    const overrides = section('Overrides')
    for (const [side, name] of [
      ['Include', 'Ana Souza'],
      ['Exclude', 'Ken Tanaka'],
    ] as const) {
      await overrides.getByRole('group', { name: side }).getByRole('button', { name: 'Add user' }).click()
      await page.getByRole('searchbox', { name: 'Search for user(s)' }).fill(name)
      await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
      expect(await axeViolations(page)).toEqual([])
      await page.getByRole('button', { name: 'Add (1)' }).click()
      await overrides.getByRole('textbox', { name: new RegExp(`^Reason for ${name}`) }).fill('For a while.')
    }
    await section('Courses').getByRole('button', { name: 'Add course' }).click()
    await page.getByRole('searchbox', { name: 'Add course' }).fill('fire')
    await page.getByRole('checkbox', { name: /^Fire safety/ }).check()
    await page.getByRole('button', { name: 'Add (1)' }).click()
    await page.getByText('You have selected 1 course').waitFor()
    await save()
    const { overrides: saved, courses } = await definition('Tokyo')
    expect(saved.include).toEqual([{ kind: 'user', id: world.person('Ana Souza').id, reason: 'For a while.' }])
    expect(saved.exclude).toHaveLength(1)
    expect(courses).toEqual([world.course('Fire safety')])
    expect(noise).toEqual([])
  })
})

/** Goes on with the Tab key until something of that name has the focus. */
async function reach(name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await focused()) === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`"${name}" is not reached by the Tab key`)
}

describe('Rules are put in order', () => {
  const cities = (...names: string[]) => ({
    userProperties: { rules: names.map((value) => ({ source: 'city', condition: 'is equal to', value })) },
  })
  const order = async () =>
    Promise.all(
      (await section('User properties').getByRole('combobox', { name: 'Value' }).all()).map((one) => one.inputValue()),
    )

  it('with the keyboard; the focus stays with the rule, and undo brings back what was deleted', async () => {
    await world.create('In order', cities('Denver', 'Tokyo', 'London'))
    await openEdit('In order')
    const down = page.getByRole('button', { name: 'Move down: Rule 1' })
    await down.focus()
    await page.keyboard.press('Enter')
    await expect.poll(order).toEqual(['Tokyo', 'Denver', 'London'])
    expect(await focused()).toBe('Move down: Rule 2')
    await page.getByRole('button', { name: 'Delete: Rule 2' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(order).toEqual(['Tokyo', 'London'])
    expect(await focused()).toBe('Delete: Rule 2')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(order).toEqual(['Tokyo', 'Denver', 'London'])
    await page.getByRole('button', { name: 'Redo' }).click()
    await expect.poll(order).toEqual(['Tokyo', 'London'])
  })

  it('by dragging', async () => {
    await world.create('Dragged', cities('Denver', 'Tokyo', 'London'))
    await openEdit('Dragged')
    const target = await rule('1').boundingBox()
    await rule('3')
      .getByTitle('Drag to move')
      .dragTo(rule('1'), { targetPosition: { x: (target?.width ?? 0) / 2, y: 2 } })
    await expect.poll(order).toEqual(['London', 'Denver', 'Tokyo'])
  })

  it('in groups with Not, And and Or', async () => {
    await world.create('Grouped', cities('Denver'))
    await openEdit('Grouped')
    const properties = section('User properties')
    await properties.getByRole('button', { name: 'Add group to User properties' }).click()
    await rule('2.1').getByLabel('Source').selectOption('Office')
    await rule('2.1').getByLabel('Condition').selectOption('is empty')
    await properties.getByRole('group', { name: 'Group 2', exact: true }).getByRole('button', { name: 'Not' }).click()
    await properties.getByText('None of these is true').first().waitFor()
    await save()
    expect((await definition('Grouped')).userProperties).toEqual({
      relation: 'and',
      not: false,
      rules: [
        { source: 'city', condition: 'is equal to', value: 'Denver' },
        { relation: 'or', not: true, rules: [{ source: 'office', condition: 'is empty' }] },
      ],
    })
  })
})

describe('What was typed is never lost', () => {
  it('by leaving: a link and the way back ask first', async () => {
    await world.create('Not to be left', livesIn('Denver'))
    await openEdit('Not to be left')
    await page.getByLabel('Description').fill('Something new')
    await page.getByRole('link', { name: 'Activity' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Leave without saving?' })
    await dialog.waitFor()
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Stay here' }).click()
    await page.goBack()
    await dialog.getByRole('button', { name: 'Stay here' }).click()
    expect(await page.getByLabel('Description').inputValue()).toBe('Something new')
    expect(page.url()).toContain('/edit')
    const asked = page.waitForEvent('dialog')
    void page.reload().catch(() => undefined)
    await (await asked).dismiss()
    expect(await page.getByLabel('Description').inputValue()).toBe('Something new')
    await page.getByRole('link', { name: 'Activity' }).click()
    await dialog.getByRole('button', { name: 'Leave without saving' }).click()
    await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor()
  })

  it('by somebody who was faster: both versions are shown, and what to keep is chosen', async () => {
    await world.create('Twice', livesIn('Denver'))
    await openEdit('Twice')
    await titleField().fill('Twice, by me')
    await world.change('Twice', { description: 'Changed by somebody else.', autoPopulate: false })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Somebody else has changed it meanwhile' })
    await dialog.getByRole('radio', { name: /^Theirs: Changed by somebody else/ }).waitFor()
    await dialog
      .getByRole('group', { name: 'Auto populated' })
      .or(dialog.getByRole('radiogroup', { name: 'Auto populated' }))
      .getByRole('radio', { name: 'Yours: On' })
      .check()
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Go on with this' }).click()
    await save()
    expect(await definition('Twice, by me')).toMatchObject({
      description: 'Changed by somebody else.',
      autoPopulate: true,
    })
  })

  it('by a connection that is down, or a tenant that is locked', async () => {
    await openNew()
    await describeProfile('Patient')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('dialog').getByText('Assigner cannot be reached').first().waitFor()
    await page.getByRole('button', { name: 'Go on editing' }).click()
    expect(await titleField().inputValue()).toBe('Patient')
    await page.context().setOffline(false)

    const [run] = await world.worker.store.runs.latest(world.tenantId, 1)
    const until = new Date(world.clock.now.getTime() + leaseMs)
    const lock = run && (await world.worker.store.locks.take(world.tenantId, run.value.id, world.clock.now, until))
    if (!lock) throw new Error('the lock was not free')
    await page.getByText('Not while the tenant is locked for maintenance.').first().waitFor({ timeout: 45_000 })
    expect(await page.getByRole('button', { name: 'Save', exact: true }).getAttribute('aria-disabled')).toBe('true')
    expect(await titleField().inputValue()).toBe('Patient')
    await world.worker.store.locks.release(world.tenantId, lock)
  })

  it('by what is wrong: it stands beside its place, and is told before anything is sent', async () => {
    await openNew()
    await titleField().fill('Unfinished')
    await section('User properties').getByRole('button', { name: 'Add rule to User properties' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Expected a text that is not blank').first().waitFor()
    await rule('1')
      .getByText(/^Expected/)
      .first()
      .waitFor()
    expect(await titleField().inputValue()).toBe('Unfinished')
    expect(await axeViolations(page)).toEqual([])
  })
})

describe('A profile whose source, course or person is gone', () => {
  it('opens, and says so at the place', async () => {
    const [gone, safety] = [world.person('Nina Rossi').id, world.course('Fire safety')]
    const field = world.learn365.addUserField({ Title: 'Badge', Type: 'String' } as never) as { Id: string }
    await world.refresh()
    await world.create('Left behind', {
      userProperties: { rules: [{ source: `field:${field.Id}`, condition: 'is equal to', value: 'x' }] },
      userActivities: { rules: [{ source: `course:${safety}`, condition: 'was completed' }] },
      overrides: { include: [{ kind: 'user', id: gone }], exclude: [] },
      courses: [safety],
    })
    world.learn365.deleteUserField(field.Id)
    world.learn365.deleteCourse(safety)
    world.learn365.deleteUser(gone)
    await world.refresh()
    await openEdit('Left behind')
    await section('User properties')
      .getByText(/a source of this tenant|a user field that exists/)
      .first()
      .waitFor()
    await section('User activities')
      .getByText(/a course that is gone/)
      .first()
      .waitFor()
    await section('Overrides').getByText('no longer in Learn365').first().waitFor()
    await section('Courses').getByText('no longer in Learn365').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(noise).toEqual([])
  })
})

describe('The editor', () => {
  it.each(['light', 'dark', 'contrast'])(
    'speaks Japanese, in the %s theme, on a window of 320 pixels',
    async (theme) => {
      await page.setViewportSize({ width: 320, height: 740 })
      const title = `日本語 ${theme}`
      await world.create(title, livesIn('Denver', '東京'))
      await openEdit(title, `?lang=ja&theme=${theme}`)
      await page.getByRole('button', { name: /ルールを追加.*ユーザーの日付/ }).click()
      await page.getByText(/^メンバー \d+ 人$/).waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      expect(await axeViolations(page)).toEqual([])
      expect(noise).toEqual([])
    },
  )

  it('holds 5,000 selected values, a very long title, right-to-left letters and emoji', async () => {
    const title = `${'دنفر مدیر 👩‍🚀 '.repeat(10)}${'x'.repeat(60)}`
    const values = Array.from({ length: 5_000 }, (_, i) => `City ${i}`)
    await world.create(title.trim(), livesIn(...values))
    await openEdit(title.trim())
    await page.getByRole('button', { name: 'Show 4,980 more' }).waitFor()
    const box = rule('1').getByRole('combobox', { name: 'Value' })
    await box.pressSequentially('Denver')
    await box.press('Enter')
    await page.getByText(/^\d+ members$/).waitFor()
    for (const width of [320, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
    expect(noise).toEqual([])
  })
})
