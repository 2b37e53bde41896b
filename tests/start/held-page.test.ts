import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { HeldSummary } from '../../core/contract/held.ts'
import { RunId } from '../../core/ids.ts'
import { startWorker } from '../../worker.ts'
import { axeViolations, startBrowser } from '../support/browser.ts'
import { openTab, type OpenedTab } from '../support/tab.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'

/* The Held changes page in a real Chromium, against the real server, worker and sandbox. */
let world: World
let worker: Awaited<ReturnType<typeof startWorker>>
let browser: Browser
let tab: OpenedTab

const titles = ['Whole', 'Adds', 'But one', 'Dismissed', 'Locked', 'Narrow', 'Too late']

beforeAll(async () => {
  world = await aWorld()
  for (const title of titles) await world.create(title, livesIn('Denver'))
  await world.maintain()
  for (const title of titles)
    await world.change(title, { ...livesIn('San Diego'), throttle: { kind: 'members', limit: 1 } })
  world.clock.advance(3)
  await world.maintain()
  worker = await startWorker(world.config, { now: () => world.clock.now, log: world.worker.log as never, pollMs: 200 })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await worker.close()
  await world.close()
})
afterEach(() => tab.close())

const heldOf = async (title: string): Promise<HeldSummary> => {
  const { items } = await world.api.get<{ items: HeldSummary[] }>('/api/held?state=all')
  const found = items.find((set) => set.title === title)
  if (!found) throw new Error(`no change of "${title}" is held`)
  return found
}
const hashOf = async (title: string) => `#/held/${encodeURIComponent((await heldOf(title)).id)}`
/** Answers the question about a decision. */
const answer = async (question: string | RegExp, name: string) => {
  const dialog = tab.page.getByRole('dialog', { name: question })
  await dialog.waitFor()
  expect(await axeViolations(tab.page)).toEqual([])
  await dialog.getByRole('button', { name }).click()
}
const button = (name: string | RegExp) => tab.page.getByRole('button', { name })

describe('The Held changes page', () => {
  it('lists what waits for a decision, with the reason, and opens it', async () => {
    tab = await openTab(browser, world, { hash: '#/held' })
    const row = tab.page.getByRole('row', { name: /Whole/ })
    expect(await row.textContent()).toContain('exceed 1 members')
    expect(await tab.page.getByRole('navigation').textContent()).toContain(`Held changes ${titles.length}`)
    await tab.isGood()
    await row.getByRole('link').click()
    await tab.page.getByRole('heading', { name: 'Held change: Whole', level: 1 }).waitFor()
    await tab.page.getByRole('table', { name: 'Would be added' }).waitFor()
    await tab.page.getByRole('table', { name: 'Would be removed' }).waitFor()
    expect(await tab.page.getByRole('region', { name: 'What this means to people' }).textContent()).toMatch(
      /would leave the group/,
    )
    await tab.isGood()
  })

  it('applies a change that is approved whole, and tells when that is done', async () => {
    tab = await openTab(browser, world, { hash: await hashOf('Whole') })
    await button('Approve all').click()
    await answer(/^Remove \d+ people from the group\?$/, 'Approve')
    await tab.page.getByText('Applied', { exact: true }).first().waitFor()
    await tab.page.getByRole('main').getByText('maya.jensen@contoso.com').waitFor()
    expect((await heldOf('Whole')).state).toBe('applied')
    await tab.isGood()
  })

  it('applies the adds alone, and releases whom the removes were about', async () => {
    const before = await world.membersOf('Adds')
    tab = await openTab(browser, world, { hash: await hashOf('Adds') })
    await tab.page.getByRole('radio', { name: 'Adds only' }).click()
    await button(/^Approve \d+ of the changes/).click()
    await tab.page.getByText('Applied', { exact: true }).first().waitFor()
    const after = await world.membersOf('Adds')
    expect(after).toEqual(expect.arrayContaining(before))
    expect(after.length).toBeGreaterThan(before.length)
    await button('Release').click()
    await tab.page.getByText('Whoever was left out has been released.').waitFor()
    expect((await heldOf('Adds')).released).toBe(true)
    await tab.isGood()
  })

  it('leaves out whoever is unticked, by keyboard alone', async () => {
    tab = await openTab(browser, world, { hash: await hashOf('But one') })
    const first = tab.page
      .getByRole('table', { name: 'Would be removed' })
      .getByRole('checkbox', { name: /^Approve / })
      .first()
    const name = ((await first.getAttribute('aria-label')) ?? '').replace('Approve ', '')
    await first.focus()
    await tab.page.keyboard.press('Space')
    await tab.page.getByText(/1 person is left out/).waitFor()
    // Who looks something up in between finds the choice again.
    await tab.page.getByRole('link', { name: 'Settings' }).click()
    await tab.page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    await tab.page.goBack()
    await tab.page.getByText(/^Your choice from before was kept.* 1 person is left out/).waitFor()
    await button(/^Approve \d+ of the changes/).focus()
    await tab.page.keyboard.press('Enter')
    await answer(/^Remove \d+ people from the group\?$/, 'Approve')
    await tab.page.getByText('Applied', { exact: true }).first().waitFor()
    expect(await world.membersOf('But one')).toContain(name)
    await tab.isGood()
  })

  it('dismisses a change: the group stays as it is', async () => {
    const before = await world.membersOf('Dismissed')
    tab = await openTab(browser, world, { hash: await hashOf('Dismissed') })
    await button('Dismiss').click()
    await answer('Dismiss this change?', 'Cancel')
    expect((await heldOf('Dismissed')).state).toBe('held')
    await button('Dismiss').click()
    await answer('Dismiss this change?', 'Dismiss')
    await tab.page.getByText('Dismissed', { exact: true }).first().waitFor()
    await expect.poll(() => tab.page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(await world.membersOf('Dismissed')).toEqual(before)
    await tab.isGood()
    await tab.page.getByRole('main').getByRole('link', { name: 'Dismissed' }).click()
    await tab.page.getByText(/ dismissed its held change: nobody of it is planned/).waitFor()
    await tab.page.getByRole('link', { name: 'See the held change' }).click()
    await tab.page.getByRole('heading', { name: 'Held change: Dismissed', level: 1 }).waitFor()
  })

  it('says at the place when somebody else has decided meanwhile', async () => {
    tab = await openTab(browser, world, { hash: await hashOf('Too late') })
    await button('Approve all').waitFor()
    await world.api.send('POST', `/api/held/${encodeURIComponent((await heldOf('Too late')).id)}/dismiss`, undefined)
    await button('Approve all').click()
    await answer(/^Remove \d+ people/, 'Approve')
    await tab.page.getByText(/does not wait for a decision any more/).waitFor()
    await tab.page.getByText('Dismissed', { exact: true }).first().waitFor()
  })

  it('keeps its buttons back while the tenant is locked, says why, and unlocks by itself', async () => {
    const until = new Date(world.clock.now.getTime() + 600_000)
    const lock = await world.worker.store.locks.take(world.tenantId, RunId.parse('somebody'), world.clock.now, until)
    if (!lock) throw new Error('the tenant is locked already')
    tab = await openTab(browser, world, { hash: await hashOf('Locked') })
    await tab.page.getByText('Your tenant is locked for maintenance').first().waitFor()
    expect(await button('Approve').getAttribute('aria-disabled')).toBe('true')
    expect(await button('Dismiss').getAttribute('aria-disabled')).toBe('true')
    await tab.page.getByText('Not while the tenant is locked for maintenance.').first().waitFor()
    await tab.isGood()
    await world.worker.store.locks.release(world.tenantId, lock)
    await expect.poll(() => button('Approve').getAttribute('aria-disabled'), { timeout: 60_000 }).toBe(null)
  })

  it.each(['light', 'dark', 'contrast'])('speaks Japanese in the %s theme, 320 pixels wide', async (theme) => {
    tab = await openTab(browser, world, {
      hash: await hashOf('Narrow'),
      query: `lang=ja&theme=${theme}`,
      width: 320,
    })
    await tab.page.getByRole('heading', { name: '保留中の変更: Narrow', level: 1 }).waitFor()
    await tab.page.getByRole('table', { name: '追加される人' }).waitFor()
    await tab.isGood()
  })

  it('says when a deep link leads to a change that is not there', async () => {
    tab = await openTab(browser, world, { hash: '#/held/nothing' })
    await tab.page.getByText('There is no held change "nothing".', { exact: false }).waitFor()
  })
})
