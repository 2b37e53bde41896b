import type { Browser, Page } from 'playwright-core'
import type { World } from '../../tests/support/world.ts'

/** Opens the tab at a place and signs in, in a browser that has nothing of it yet. */
export async function openTab(browser: Browser, world: World): Promise<Page> {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  // tsx gives functions their names with a helper that the page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named' })
  await page.goto(`${world.url}/tab/`)
  await page.getByRole('link', { name: 'Maya Jensen' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

export const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((place) => void (window.location.hash = place), hash)
