import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { fillProfiles } from '../support/fill-profiles.ts'
import { openTab, type OpenedTab } from '../support/tab.ts'
import { aWorld, type World } from '../support/world.ts'

const count = 160
const titleOf = (n: number) => `Profile ${n}`

let world: World
let browser: Browser
let tab: OpenedTab

beforeAll(async () => {
  world = await aWorld({ users: 20 })
  await fillProfiles(world, count)
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await world.close()
})
afterEach(() => tab.close())

const link = (page: Page, n: number) => page.getByRole('link', { name: titleOf(n), exact: true })
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)
const drawnRows = (page: Page) => page.locator('[data-index]').count()

/** Whether the rows that are drawn are in their order, none over another and none apart. */
const areInARow = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLElement>('[data-index]')].map((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return { row: Number(element.dataset.index), top, bottom }
    })
    return boxes.every((box, i) => {
      const before = boxes[i - 1]
      return !before || box.row !== before.row + 1 || Math.abs(box.top - before.bottom) <= 1
    })
  })

/** Scrolls to the foot of the page a window at a time; there are rows in the middle of the window all the way. */
async function scrollToTheEnd(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const box = document.scrollingElement
    let withoutRows = 0
    while (box && box.scrollTop + box.clientHeight < box.scrollHeight - 1) {
      box.scrollTop += box.clientHeight
      await new Promise((done) => requestAnimationFrame(done))
      const seen = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2)
      if (!seen?.closest('[data-index]')) withoutRows += 1
    }
    return withoutRows
  })
}

describe('A long list of profiles', () => {
  it.each([320, 1280])(
    'shows every row on the way to the last one, one below the other, %i pixels wide',
    async (width) => {
      tab = await openTab(browser, world, { width, query: width === 320 ? 'lang=ja' : '' })
      const { page } = tab
      await link(page, 0).waitFor()
      expect(await drawnRows(page)).toBeLessThan(count / 2)
      expect(await scrollToTheEnd(page)).toBe(0)
      await link(page, count - 1).waitFor()
      await expect.poll(() => areInARow(page)).toBe(true)
      await tab.isGood()
    },
  )

  it('is gone through by the keyboard alone, and the focus is never lost', async () => {
    tab = await openTab(browser, world)
    const { page } = tab
    await link(page, 0).focus()
    await page.keyboard.press('End')
    expect(await focused(page)).toBe(titleOf(count - 1))
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toBe(titleOf(count - 2))
    await page.evaluate(() => window.scrollTo(0, 0))
    await link(page, 1).waitFor()
    expect(await focused(page)).toBe(titleOf(count - 2))
    await page.keyboard.press('Home')
    expect(await focused(page)).toBe(titleOf(0))
    for (let n = 1; n <= 40; n += 1) await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe(titleOf(40))
    await expect.poll(() => areInARow(page)).toBe(true)
  })

  it('is counted whole, ticked whole, and brings somebody back to the row that they opened', async () => {
    tab = await openTab(browser, world)
    const { page } = tab
    await link(page, 0).waitFor()
    expect(await page.getByRole('table', { name: 'Profiles' }).getAttribute('aria-rowcount')).toBe(String(count + 1))
    await page.getByRole('checkbox', { name: 'Select all' }).click()
    await page.getByText(`${count} profiles selected`).waitFor()
    await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click()
    await link(page, count - 1).focus()
    await page.keyboard.press('End')
    for (let n = 1; n <= 60; n += 1) await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: titleOf(60), level: 1 }).waitFor()
    await page.goBack()
    await expect.poll(() => focused(page)).toBe(titleOf(60))
    const row = await link(page, 60).boundingBox()
    expect(row?.y).toBeGreaterThan(0)
    expect(row?.y).toBeLessThan(900)
    await page.getByRole('searchbox').fill(titleOf(77))
    await page.getByText(`1 of ${count} profiles`).first().waitFor()
    await tab.isGood()
  })
})
