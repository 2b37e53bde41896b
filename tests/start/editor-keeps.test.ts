import { describe, expect, it } from 'vitest'
import { leaseMs } from '../../core/tenant.ts'
import { axeViolations } from '../support/browser.ts'
import {
  definition,
  describeProfile,
  inTheEditor,
  noise,
  openEdit,
  openNew,
  page,
  rule,
  save,
  section,
  titleField,
  world,
} from '../support/editor.ts'
import { livesIn } from '../support/world.ts'

inTheEditor()

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

  it('by a reload: what was written is offered again, also where somebody else has saved meanwhile', async () => {
    await world.create('Reloaded', livesIn('Denver'))
    await openEdit('Reloaded')
    await page.getByLabel('Description').fill('Half a thought')
    page.once('dialog', (question) => void question.accept())
    await page.reload()
    await world.change('Reloaded', { autoPopulate: false })
    await page.getByText(/^You wrote here on .* and did not save it/).waitFor()
    expect(await page.getByLabel('Description').inputValue()).not.toBe('Half a thought')
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Go on with it' }).click()
    expect(await page.getByLabel('Description').inputValue()).toBe('Half a thought')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Another version was saved meanwhile' })
    await dialog.getByRole('button', { name: 'Go on with this' }).click()
    await page.getByRole('link', { name: 'Activity' }).click()
    await page.getByRole('button', { name: 'Leave without saving' }).click()
    await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor()
    await openEdit('Reloaded')
    expect(await page.getByText(/^You wrote here/).count()).toBe(0)
  })

  it('by somebody who was faster: both versions are shown, and what to keep is chosen', async () => {
    await world.create('Twice', livesIn('Denver'))
    await openEdit('Twice')
    await titleField().fill('Twice, by me')
    await world.change('Twice', {
      description: 'Changed by somebody else.',
      autoPopulate: false,
      userDates: { relation: 'and', rules: [] },
    })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Another version was saved meanwhile' })
    await dialog.getByText(/^You saved another version .* in another window/).waitFor()
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await dialog.getByRole('button', { name: 'Go on with this' }).waitFor()
    expect(await focused()).toBe('Another version was saved meanwhile')
    // Nobody is asked about a section without rules, and the keyboard stays inside.
    expect(await dialog.getByRole('radiogroup').count()).toBe(3)
    for (const next of ['Twice, by me', 'Changed by somebody else', 'Off', 'Go on with this', 'Cancel']) {
      await page.keyboard.press('Tab')
      expect(
        await page.evaluate(
          () =>
            (document.activeElement?.closest('label, div, button')?.parentElement ?? document.activeElement)
              ?.textContent,
        ),
      ).toContain(next)
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('Save')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    await dialog.getByRole('radio', { name: /^Saved meanwhile: Changed by somebody else/ }).waitFor()
    await dialog
      .getByRole('group', { name: 'Auto populated' })
      .or(dialog.getByRole('radiogroup', { name: 'Auto populated' }))
      .getByRole('radio', { name: 'Written here: On' })
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
    await page.getByText('Not while the tenant is locked for maintenance.').first().waitFor({ timeout: 60_000 })
    expect(await page.getByRole('button', { name: 'Save', exact: true }).getAttribute('aria-disabled')).toBe('true')
    expect(await titleField().inputValue()).toBe('Patient')
    await world.worker.store.locks.release(world.tenantId, lock)
  })

  it('by what is wrong: it stands beside its place, and is told before anything is sent', async () => {
    await openNew()
    await titleField().fill('Unfinished')
    await section('User properties').getByRole('button', { name: 'Add rule to User properties' }).click()
    // A rule that was just begun is nothing wrong yet.
    await page.getByText('A rule is not complete yet. Complete it, and the members are counted here.').waitFor()
    await section('User properties').getByText('a rule that is not complete yet').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('The members cannot be counted yet.').waitFor()
    await page.getByText('Description: enter what the group is for.').first().waitFor()
    await rule('1').getByText('Choose a source.').first().waitFor()
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
      .getByText('This user field is no longer in Learn365. Choose another source.')
      .first()
      .waitFor()
    await section('User activities')
      .getByText('This course is no longer in Learn365. Remove it, or choose another course.')
      .first()
      .waitFor()
    expect(await rule('1').first().getByLabel('Source').locator('option:checked').textContent()).toBe(
      'a user field that is gone',
    )
    await section('User properties').getByText('a user field that is gone is equal to “x”').waitFor()
    await section('Overrides').getByText('Somebody', { exact: true }).waitFor()
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
