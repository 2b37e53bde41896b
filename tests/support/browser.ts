import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser, type BrowserContext, type Frame, type Page } from 'playwright-core'

// Nothing of the tab is drawn by a graphics card, and imitating one costs a third of the time.
chromium.setGraphicsMode = false

/** A font with Japanese letters: a machine of a continuous integration has none, and boxes are not as wide as letters. */
function withJapanese(folder: string): string {
  const fonts = dirname(
    createRequire(import.meta.url).resolve(
      '@expo-google-fonts/sawarabi-gothic/400Regular/SawarabiGothic_400Regular.ttf',
    ),
  )
  const path = join(folder, 'fonts.conf')
  const more = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
  writeFileSync(path, `<?xml version="1.0"?><fontconfig>${more}<dir>${fonts}</dir></fontconfig>`)
  return path
}

/** A real Chromium, from a package: nothing to install beside `npm ci`, no connection to the outside. */
export async function startBrowser(): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  const folder = mkdtempSync(join(tmpdir(), 'assigner-fonts-'))
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    // In one process, the browser would end with its first page.
    args: [...chromium.args.filter((arg) => arg !== '--single-process'), ...quiet],
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: withJapanese(folder) },
  })
  browser.on('disconnected', () => rmSync(folder, { recursive: true, force: true }))
  return browser
}

/** One for all pages of a browser: it has read the tab's scripts once, as a person's has. Who is signed in belongs to a page. */
const contexts = new WeakMap<Browser, Promise<BrowserContext>>()

/** A new page, and all that its console complains of. */
export async function openPage(browser: Browser, width = 1280): Promise<{ page: Page; noise: string[] }> {
  const context = contexts.get(browser) ?? browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })
  contexts.set(browser, context)
  const page = await (await context).newPage()
  await page.setViewportSize({ width, height: 900 })
  const noise: string[] = []
  listenForNoise(page, noise)
  return { page, noise }
}

/** Writes down what a page's console complains of, and about what. */
export function listenForNoise(page: Page, noise: string[]): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) noise.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => noise.push(String(error)))
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe has against a page, one line a violation and place: what it finds twice, because a page may change while it looks. */
export async function axeViolations(page: Page | Frame): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const found = await axeAtRest(page)
  if (found.length === 0) return []
  const again = new Set(await axeAtRest(page))
  return found.filter((violation) => again.has(violation))
}

type Seen = { target: string[]; html: string }

async function axeAtRest(page: Page | Frame): Promise<string[]> {
  // Colours that are on their way from one state to the next are nobody's choice.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  )
  const { violations } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: Seen[] }[] }> }
    }
    return axe.run({ resultTypes: ['violations'], preload: false })
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 200)}`),
  )
}
