import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeViolations, openPage } from './browser.ts'
import type { World } from './world.ts'

/** A page of a person's own. */
export type TabPage = {
  page: Page
  /** All that its console complained of. */
  noise: string[]
  /** Opens a place of the tab, for example `?lang=ja#/held`, signs in where that was not done, and waits for the page. */
  visit: (place?: string) => Promise<void>
  close: () => Promise<void>
}

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
export type OpenedTab = Pick<TabPage, 'page' | 'noise' | 'close'> & { isGood: () => Promise<void> }

/**
 * Pages that were closed, by who is signed in where. They are empty, but half of what a page of the tab costs is spared to
 * whoever opens one of them again: the start of a process, the scripts' compilation, and the sign-in.
 */
const closed = new WeakMap<Browser, Map<string, Pick<TabPage, 'page' | 'noise'>[]>>()

/** A page of the tab, still empty, 1280 pixels wide. */
export async function newTabPage(browser: Browser, world: World, person = 'Maya Jensen'): Promise<TabPage> {
  const closedHere = closed.get(browser) ?? new Map<string, Pick<TabPage, 'page' | 'noise'>[]>()
  closed.set(browser, closedHere)
  const whose = `${person} at ${world.url}`
  const before = closedHere.get(whose)?.pop()
  const { page, noise } = before ?? (await openPage(browser))
  let isSignedIn = before !== undefined
  let isEmpty = true
  return {
    page,
    noise,
    async visit(place = '') {
      // What the page before complained of may come in late.
      if (before && isEmpty) noise.length = 0
      isEmpty = false
      await page.goto(`${world.url}/tab/${place}`)
      if (!isSignedIn) await page.getByRole('link', { name: person }).click()
      await page.getByRole('heading', { level: 1 }).waitFor()
      isSignedIn = true
    },
    async close() {
      if (!isSignedIn) return page.close()
      await page.goto('about:blank')
      // Faults that a test put between the browser and the server are that test's own.
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await page.setViewportSize({ width: 1280, height: 900 })
      noise.length = 0
      closedHere.set(whose, [...(closedHere.get(whose) ?? []), { page, noise }])
    },
  }
}

/** Opens the tab, signed in, and waits for the page. */
export async function openTab(browser: Browser, world: World, opened: Opened = {}): Promise<OpenedTab> {
  const { person, query = '', hash = '', width = 1280 } = opened
  const { page, noise, visit, close } = await newTabPage(browser, world, person)
  await page.setViewportSize({ width, height: 900 })
  await visit(`${query ? `?${query}` : ''}${hash}`)
  return {
    page,
    noise,
    /** Nothing to complain of: accessibility, console, and no sideways scrolling. */
    async isGood() {
      expect(await axeViolations(page)).toEqual([])
      expect(noise).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    },
    close,
  }
}
