import type { Browser, Page } from 'playwright-core'
import type { World } from '../../tests/support/world.ts'
import { goTo } from './open-tab.ts'

/** What a step fetched: scripts that were not there yet, and the bytes of their bodies over the wire. */
export type Step = { name: string; files: string[]; bytes: number }

/** How much JavaScript the first page may need, compressed, in bytes. */
export const firstLoadLimit = 260 * 1024

/** Adds up the scripts that a page fetches; each once, for the second time it comes from the browser's cache. */
async function scriptsOf(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const names = new Map<string, string>()
  const heads = new Map<string, number>()
  const sizes = new Map<string, number>()
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    const isFirst = !response.fromDiskCache && ![...names.values()].includes(response.url)
    if (type !== 'Script' || !isFirst) return
    names.set(requestId, response.url)
    heads.set(requestId, response.encodedDataLength)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = names.get(requestId)
    if (url) sizes.set(url, encodedDataLength - (heads.get(requestId) ?? 0))
  })
  const told = new Set<string>()
  return (name: string): Step => {
    const fresh = [...sizes].filter(([url]) => !told.has(url))
    for (const [url] of fresh) told.add(url)
    const files = fresh
      .toSorted(([, a], [, b]) => b - a)
      .map(([url]) => url.replace(/^.*\//, '').replace(/-[\w-]{8}\.js$/, ''))
    return { name, files, bytes: fresh.reduce((sum, [, bytes]) => sum + bytes, 0) }
  }
}

/** Which scripts are fetched until the Profiles page is there, and which when other parts are opened, in this order. */
export async function firstLoad(browser: Browser, world: World): Promise<Step[]> {
  const page = await browser.newPage({ locale: 'en-GB' })
  const step = await scriptsOf(page)
  await page.goto(`${world.url}/tab/`)
  await page.getByRole('link', { name: 'Maya Jensen' }).click()
  await page.getByRole('link', { name: 'Profile 0', exact: true }).waitFor()
  await page.waitForLoadState('networkidle')
  const steps = [step('Profiles, the first page')]
  const open = async (name: string, hash: string, until: string) => {
    await goTo(page, hash)
    await page.getByRole('heading', { name: until }).first().waitFor()
    await page.waitForLoadState('networkidle')
    steps.push(step(name))
  }
  const { id } = await world.profile('Profile 0')
  await open('a profile', `#/profiles/${id}`, 'Profile 0')
  await open('the editor', `#/profiles/${id}/edit`, 'Basic details')
  await open('history with its chart', `#/profiles/${id}/history`, 'History')
  await open('Settings', '#/settings', 'Settings')
  await page.close()
  return steps
}
