import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeViolations, openPage } from './browser.ts'
import type { World } from './world.ts'

type Opened = {
  /** Who signs in. */
  person?: string
  /** Behind `?`, for example `lang=ja&theme=dark`. */
  query?: string
  /** The page, for example `#/held`. */
  hash?: string
  width?: number
}

/** The tab of a world in a real browser, signed in, and all that its console complained of. */
export type OpenedTab = { page: Page; noise: string[]; isGood: () => Promise<void>; close: () => Promise<void> }

/** Opens the tab, signs in and waits for the page. */
export async function openTab(browser: Browser, world: World, opened: Opened = {}): Promise<OpenedTab> {
  const { person = 'Maya Jensen', query = '', hash = '', width = 1280 } = opened
  const { page, noise } = await openPage(browser, width)
  await page.goto(`${world.url}/tab/${query ? `?${query}` : ''}${hash}`)
  await page.getByRole('link', { name: person }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  return {
    page,
    noise,
    /** Nothing to complain of: accessibility, console, and no sideways scrolling. */
    async isGood() {
      expect(await axeViolations(page)).toEqual([])
      expect(noise).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    },
    close: () => page.close(),
  }
}
