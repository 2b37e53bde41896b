import { beforeEach, describe, expect, it } from 'vitest'
import type { Route } from 'playwright-core'
import { heardOn, listenTo } from '../support/announcements.ts'
import { axeViolations } from '../support/browser.ts'
import {
  definition,
  describeProfile,
  focused,
  inTheEditor,
  noise,
  openEdit,
  openNew,
  page,
  reach,
  rule,
  section,
  titleField,
  world,
} from '../support/editor.ts'
import { livesIn } from '../support/world.ts'

inTheEditor()
beforeEach(() => listenTo(page))

/** What stands between the browser and the server, when it does badly. */
const failing = (route: Route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Oops</h1>' })
const refusing = (route: Route) => route.abort('connectionrefused')
const [counts, changes, people] = ['**/preview?quick=true*', '**/preview?*names=*', '**/api/users?search=*']

/** Holds back the answers of some requests until it is let go. */
async function slow(what: string): Promise<() => void> {
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(what, async (route) => {
    await gate
    await route.continue()
  })
  return letGo
}
const button = (name: string) => page.getByRole('button', { name, exact: true })
const description = () => page.getByLabel('Description')

describe('A server that answers 500, is slow or is down leaves what was typed', () => {
  it('while it counts: the words say so, and counting goes on with a button', async () => {
    await world.create('Counted', livesIn('Denver'))
    await page.route(counts, failing)
    await openEdit('Counted')
    await titleField().fill('Counted later')
    await page.getByText('Counts are not available at the moment. You can go on and save.').waitFor()
    expect(await heardOn(page)).toContain('Counts are not available')
    expect(await axeViolations(page)).toEqual([])
    await page.unroute(counts)
    const letGo = await slow(counts)
    await button('Count again').focus()
    await page.keyboard.press('Enter')
    await page.getByText('Counting…').waitFor()
    expect(await page.evaluate(() => document.activeElement?.closest('aside') !== null)).toBe(true)
    await description().fill('Typed while it counts.')
    letGo()
    await page.getByText(/^\d+ members$/).waitFor()
    expect(await titleField().inputValue()).toBe('Counted later')
    expect(await description().inputValue()).toBe('Typed while it counts.')
  })

  it('before a save: what would change is asked again, or it is saved without knowing', async () => {
    await world.create('Unforeseen', livesIn('Denver'))
    await openEdit('Unforeseen')
    await description().fill('Written before the trouble.')
    await page.route(changes, failing)
    await button('Save').click()
    const dialog = page.getByRole('dialog', { name: 'What would change' })
    await dialog.getByText('What would change cannot be told at the moment.').waitFor()
    await dialog.getByRole('button', { name: 'Save without knowing' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.unroute(changes)
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await dialog.getByText(/(person|people) would be added$/).waitFor()
    await expect.poll(() => heardOn(page)).toMatch(/would be added/)

    // Saving: down, then slow.
    await page.route('**/api/profiles/*', refusing)
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await dialog.getByText('What you have entered is still here.').waitFor()
    await page.unroute('**/api/profiles/*')
    const letGo = await slow('**/api/profiles/*')
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await dialog.getByRole('button', { name: 'Saving…' }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Saving…' }).waitFor()
    letGo()
    await page.getByRole('heading', { name: 'Unforeseen', level: 1 }).waitFor()
    expect((await definition('Unforeseen')).description).toBe('Written before the trouble.')
  })

  it('while people are searched: a button tries again, and who was chosen stays chosen', async () => {
    await openNew()
    await titleField().fill('Still searching')
    await section('Overrides').getByRole('group', { name: 'Include' }).getByRole('button', { name: 'Add user' }).click()
    const panel = page.getByRole('dialog', { name: 'Search for user(s)' })
    const search = panel.getByRole('searchbox')
    await search.fill('Ana Souza')
    await panel.getByRole('checkbox', { name: /^Ana Souza/ }).check()
    await page.route(people, failing)
    await search.fill('Ken')
    await panel.getByText('Something went wrong here').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.unroute(people)
    await panel.getByRole('button', { name: 'Try again' }).click()
    await panel.getByRole('checkbox', { name: /^Ken Tanaka/ }).check()
    await expect.poll(() => heardOn(page)).toMatch(/\d+ found/)
    await panel.getByRole('button', { name: 'Add (2)' }).click()
    for (const name of ['Ana Souza', 'Ken Tanaka'])
      await section('Overrides')
        .getByRole('textbox', { name: `Reason for ${name}` })
        .waitFor()
    expect(await titleField().inputValue()).toBe('Still searching')
  })

  it('while values are suggested: they can be written without', async () => {
    await openNew()
    await describeProfile('By address')
    await section('User properties').getByRole('button', { name: 'Add rule to User properties' }).click()
    await rule('1').getByLabel('Source').selectOption('Email')
    await page.route(people, refusing)
    const value = rule('1').getByRole('combobox', { name: 'Value' })
    await value.fill('somebody@contoso.com')
    await rule('1').getByText('Suggestions are not available at the moment.').waitFor()
    expect(await value.inputValue()).toBe('somebody@contoso.com')
    expect(await axeViolations(page)).toEqual([])
  })

  it('while everything is down: the page stays, and goes on by itself', async () => {
    await world.create('Patient', livesIn('Denver'))
    await openEdit('Patient')
    await page.getByText(/^\d+ members$/).waitFor()
    await page.route('**/api/**', refusing)
    await description().fill('Written while nobody answers.')
    await page.getByText('Counts are not available at the moment. You can go on and save.').waitFor()
    // Who comes back to the page asks anew whether the tenant is locked.
    const comeBack = async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
      return page.getByText('Assigner cannot be reached').first().isVisible()
    }
    await expect.poll(comeBack).toBe(true)
    await page.unroute('**/api/**')
    expect(await description().inputValue()).toBe('Written while nobody answers.')
    await description().fill('Written while nobody answers, and after.')
    await page.getByText(/^\d+ members$/).waitFor()
    await button('Save').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { name: 'Patient', level: 1 }).waitFor()
  })
})

describe('Overrides', () => {
  it('name people and other profiles, and say at the place that one is gone', async () => {
    for (const title of ['Denver people', 'Gone soon']) await world.create(title, livesIn('Denver'))
    await openNew()
    await describeProfile('All but Denver')
    const side = (name: 'Include' | 'Exclude') => section('Overrides').getByRole('group', { name, exact: true })
    for (const [name, title] of [
      ['Exclude', 'Denver people'],
      ['Include', 'Gone soon'],
    ] as const) {
      await side(name).getByRole('button', { name: 'Add profile' }).click()
      const panel = page.getByRole('dialog', { name: 'Search for profile(s)' })
      await panel.getByRole('searchbox').fill(title)
      await panel.getByRole('checkbox', { name: new RegExp(`^${title}`) }).check()
      await panel.getByRole('button', { name: 'Add (1)' }).click()
    }
    await side('Include').getByRole('button', { name: 'Add user' }).click()
    await page.getByRole('searchbox', { name: 'Search for user(s)' }).fill('Ana Souza')
    await page.getByRole('checkbox', { name: /^Ana Souza/ }).check()
    await page.getByRole('button', { name: 'Add (1)' }).click()
    await button('Save').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { name: 'All but Denver', level: 1 }).waitFor()
    const [denver, gone] = [await world.profile('Denver people'), await world.profile('Gone soon')]
    expect((await definition('All but Denver')).overrides).toEqual({
      include: [
        { kind: 'profile', id: gone.id },
        { kind: 'user', id: world.person('Ana Souza').id },
      ],
      exclude: [{ kind: 'profile', id: denver.id }],
    })

    await world.remove('Gone soon')
    await openEdit('All but Denver')
    await side('Include').getByText('This profile was deleted. Remove the override.').waitFor()
    await side('Include').getByText('deleted', { exact: true }).waitFor()
    await side('Include').getByText('Gone soon', { exact: true }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(noise).toEqual([])
  })
})

describe('The focus', () => {
  /** Goes round with the Tab key, forth and back: it must not leave. */
  async function staysIn(name: string): Promise<void> {
    for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab']) {
      await page.keyboard.press(key)
      const inside = await page.evaluate(() => {
        const { activeElement } = document
        return activeElement === document.body || activeElement?.closest('[role=dialog],[role=alertdialog]') !== null
      })
      expect(inside, `${name}, after ${key}: ${await focused()}`).toBe(true)
    }
  }
  const inDialog = () =>
    page.evaluate(() => document.activeElement?.closest('[role=dialog],[role=alertdialog]') !== null)

  it('goes into every dialog of the editor, stays there, and comes back when Escape closes it', async () => {
    await world.create('Focused', livesIn('Denver'))
    await openEdit('Focused')
    await description().fill('Something new')
    for (const [opener, name, role] of [
      ['Add course', 'Add course', 'dialog'],
      ['Add user', 'Search for user(s)', 'dialog'],
      ['Add profile', 'Search for profile(s)', 'dialog'],
      ['Save', 'What would change', 'dialog'],
      ['Activity', 'Leave without saving?', 'alertdialog'],
    ] as const) {
      const by = page.getByRole(opener === 'Activity' ? 'link' : 'button', { name: opener, exact: true }).first()
      await by.focus()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole(role, { name, exact: true })
      await dialog.waitFor()
      await expect.poll(inDialog, { message: name }).toBe(true)
      // The guide's first step there is to search.
      if (opener.startsWith('Add')) await expect.poll(focused, { message: opener }).toBe(name)
      await staysIn(name)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await expect.poll(focused, { message: name }).toBe(opener)
    }
    expect(noise).toEqual([])
  })
})

describe('Without a mouse', () => {
  it('a profile is made, a rule moved, a deletion undone, and all is saved', async () => {
    await openNew()
    await titleField().focus()
    await page.keyboard.type('By hand')
    await page.keyboard.press('Tab')
    await page.keyboard.type('With the keyboard alone.')
    for (const city of ['Denver', 'Tokyo']) {
      await reach('Add rule to User properties')
      await page.keyboard.press('Enter')
      await expect.poll(focused).toBe('Source')
      await page.keyboard.type('City')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.type(city)
      await page.keyboard.press('Escape')
    }
    await reach('Move up: Rule 2')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('Move up: Rule 1')
    expect(await heardOn(page)).toContain('Moved. It is Rule 1 now.')
    await reach('Delete: Rule 1')
    await page.keyboard.press('Enter')
    await rule('2').waitFor({ state: 'detached' })
    await reach('Undo')
    await page.keyboard.press('Enter')
    await rule('2').waitFor()
    expect(await heardOn(page)).toContain('Undone.')
    await reach('Save')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('Nobody would be added or removed.').waitFor()
    await reach('Save')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'By hand', level: 1 }).waitFor()
    expect((await definition('By hand')).userProperties?.rules).toEqual([
      { source: 'city', condition: 'is equal to', value: 'Tokyo' },
      { source: 'city', condition: 'is equal to', value: 'Denver' },
    ])
    expect(noise).toEqual([])
  })
})
