/*
 * Makes the pictures of docs/pictures/ from a sandbox that runs (`npm start` in another terminal, then
 * `npm run pictures`). Looks at each page as a person would: signed in, in light, dark and Japanese.
 */
import { mkdirSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'

const url = process.argv[2] ?? 'http://localhost:3000'
const folder = 'docs/pictures'
mkdirSync(folder, { recursive: true })

const pages = [
  { name: 'profiles', hash: '#/profiles' },
  { name: 'profiles-dark', hash: '#/profiles', query: '?theme=dark' },
  { name: 'profiles-ja', hash: '#/profiles', query: '?lang=ja' },
  { name: 'profile', hash: '#/profiles', open: 'US CSMs' },
  { name: 'activity', hash: '#/activity' },
  { name: 'settings', hash: '#/settings' },
]

const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: [...chromium.args.filter((arg) => arg !== '--single-process'), '--disable-background-networking'],
  headless: true,
})
for (const { name, hash, query = '', open } of pages) {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })
  await page.goto(`${url}/tab/${query}`)
  await page.getByRole('link', { name: 'Maya Jensen' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate((place) => (location.hash = place), hash)
  if (open) await page.getByRole('link', { name: open }).click()
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(500)
  await page.screenshot({ path: `${folder}/${name}.png` })
  await page.close()
  console.log(`${folder}/${name}.png`)
}
await browser.close()
