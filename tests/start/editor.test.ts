import { describe, expect, it } from 'vitest'
import { hireDate } from '../../sandbox/demo/fields.ts'
import { axeViolations } from '../support/browser.ts'
import {
  addRule,
  definition,
  describeProfile,
  focused,
  inTheEditor,
  inWords,
  next,
  noise,
  openEdit,
  openNew,
  page,
  reach,
  rule,
  save,
  section,
  titleField,
  world,
} from '../support/editor.ts'
import { livesIn } from '../support/world.ts'

inTheEditor()

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
    await properties.getByText('City is one of “Las Vegas”, “San Diego” or “Denver”').waitFor()
    expect(await axeViolations(page)).toEqual([])

    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'What would change' })
    await dialog.getByText(/^\d+ people would be added$/).waitFor()
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
      .getByText(/people would be added$/)
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

describe('Values that people have are suggested', () => {
  it('and none takes the place of what was typed, unless an arrow key or a click chose it', async () => {
    await openNew()
    await addRule('User properties', 'City')
    await next('is equal to')
    await next('De')
    const value = rule('1').getByRole('combobox', { name: 'Value' })
    const pointsTo = () => value.getAttribute('aria-activedescendant')
    const denver = rule('1').getByRole('option', { name: /^Denver \(\d+ users\)$/ })
    await denver.waitFor()
    expect(await pointsTo()).toBeNull()
    // The Tab key leaves the field, and the list is closed.
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Move up: Rule 1')
    expect(await value.inputValue()).toBe('De')
    await denver.waitFor({ state: 'detached' })
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowDown')
    await denver.waitFor()
    await page.keyboard.press('Enter')
    expect(await value.inputValue()).toBe('De')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator(`[id="${await pointsTo()}"]`).textContent()).toMatch(/^Denver/)
    await page.keyboard.press('Enter')
    expect(await value.inputValue()).toBe('Denver')

    // Written at once, as an input method does, and left before there are suggestions: it points to nothing.
    await value.fill('Tokyo')
    await page.keyboard.press('Escape')
    expect(await value.getAttribute('aria-expanded')).toBe('false')
    expect(await pointsTo()).toBeNull()
    expect(await axeViolations(page)).toEqual([])

    await rule('1').getByLabel('Condition').selectOption('is one of')
    await value.pressSequentially('De')
    await page.keyboard.press('Enter')
    await rule('1').getByRole('button', { name: 'Remove De', exact: true }).waitFor()
    await value.pressSequentially('Lon')
    await page.keyboard.press('Tab')
    await rule('1').getByRole('button', { name: 'Remove Lon', exact: true }).waitFor()
    expect(await value.getAttribute('aria-expanded')).toBe('false')
    await inWords('User properties', 'City is one of “Tokyo”, “De” or “Lon”')
    expect(noise).toEqual([])
  })
})

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
