/*
 * Makes the pictures of docs/pictures/ from a sandbox that runs: `npm start` in another terminal, then
 * `npm run pictures [-- http://localhost:3000]`. Looks at each page as a person would, in light, dark and Japanese.
 */
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { en, type Words } from '../tabs/words/en.ts'
import { ja } from '../tabs/words/ja.ts'
import { startBrowser } from '../tests/support/browser.ts'

const url = process.argv[2] ?? 'http://localhost:3000'
const folder = 'docs/pictures'

type Look = { suffix: string; query: string }
const looks: Look[] = [
  { suffix: '', query: '' },
  { suffix: '-dark', query: '?theme=dark' },
  { suffix: '-ja', query: '?lang=ja' },
]
const contrast: Look = { suffix: '-contrast', query: '?theme=contrast' }

/** Reads from the API as whoever is signed in on the page. */
type Read = <T>(path: string) => Promise<T>
type Named = { items: { id: string; title: string; status?: string; kind?: string; state?: string }[] }

type Picture = {
  name: string
  person?: string
  hash?: (read: Read) => Promise<string>
  /** What is done on the page before the picture is taken; words of the page are in the look's language. */
  act?: (page: Page) => Promise<void>
  looks?: Look[]
}

const at = (hash: string) => () => Promise.resolve(hash)
const ofProfile =
  (title: string, part = '') =>
  async (read: Read): Promise<string> => {
    const { items } = await read<Named>('/api/profiles?limit=200')
    const found = items.find((one) => one.title === title)
    if (!found) throw new Error(`the sandbox has no profile "${title}"; npm start -- --reset makes it anew`)
    return `#/profiles/${found.id}${part}`
  }
const firstOf =
  (path: string, page: string, isWanted: (one: Named['items'][number]) => boolean) => async (read: Read) => {
    const found = (await read<Named>(path)).items.find(isWanted)
    if (!found) throw new Error(`the sandbox has nothing like that at ${path}`)
    return `#/${page}/${encodeURIComponent(found.id)}`
  }

/** To the rules of the editor, and the end of the count of who they describe. */
async function down(page: Page): Promise<void> {
  await page.mouse.move(500, 500)
  await page.mouse.wheel(0, 780)
  await page.waitForTimeout(1_500)
}

/** Presses a button, whatever the language of the look, and waits for the dialog. */
const pressing =
  (textOf: (words: Words) => string) =>
  async (page: Page): Promise<void> => {
    const [english, japanese] = [textOf(en), textOf(ja)]
    const button = page.getByRole('button', { name: english }).or(page.getByRole('button', { name: japanese }))
    await button.first().click()
    await page.getByRole('dialog').waitFor()
    await page.waitForTimeout(1_500)
  }

const pictures: Picture[] = [
  { name: 'profiles', looks: [...looks, contrast] },
  { name: 'profile', hash: ofProfile('US CSMs') },
  { name: 'editor', hash: ofProfile('US CSMs', '/edit'), looks: [...looks, contrast] },
  { name: 'rules', hash: ofProfile('US CSMs', '/edit'), act: down },
  { name: 'new-profile', hash: at('#/profiles/new') },
  { name: 'members', hash: ofProfile('US CSMs', '/members') },
  { name: 'preview', hash: ofProfile('US CSMs', '/preview') },
  { name: 'history', hash: ofProfile('US CSMs', '/history') },
  { name: 'held', hash: at('#/held') },
  { name: 'held-change', hash: firstOf('/api/held', 'held', () => true), looks: [...looks, contrast] },
  { name: 'activity', hash: at('#/activity') },
  {
    name: 'run',
    hash: firstOf('/api/runs', 'activity', ({ kind, state }) => kind === 'maintenance' && state === 'done'),
  },
  { name: 'audit', hash: at('#/audit') },
  { name: 'access', hash: at('#/access') },
  { name: 'settings', hash: at('#/settings') },
  { name: 'why', hash: ofProfile('US CSMs', '/members'), act: pressing(({ people }) => people.whyOf('')) },
  { name: 'delete', hash: ofProfile('US CSMs'), act: pressing(({ actions }) => actions.delete) },
  { name: 'pick', hash: ofProfile('US CSMs', '/edit'), act: pressing(({ editor }) => editor.addUser) },
  {
    name: 'change',
    hash: ofProfile('Tokyo office', '/edit'),
    async act(page) {
      await page.getByRole('textbox').nth(1).fill('Everybody at the Tokyo office.')
      await pressing(({ editor }) => editor.save)(page)
    },
  },
  { name: 'not-set-up', person: 'Ana Souza' },
]

/** Signs in, goes to the page and waits until nothing moves. */
async function opened(browser: Browser, { person = 'Maya Jensen', hash }: Picture, { query }: Look): Promise<Page> {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 860 } })
  let authorization = ''
  page.on('request', (request) => (authorization = request.headers().authorization ?? authorization))
  await page.goto(`${url}/tab/${query}`)
  await page.getByRole('link', { name: person }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  const read: Read = async <T>(path: string) =>
    (await (await fetch(url + path, { headers: { authorization } })).json()) as T
  if (hash) await page.evaluate((place) => void (window.location.hash = place), await hash(read))
  await page.waitForLoadState('networkidle')
  // Charts and lists come in after their data.
  await page.waitForTimeout(1_000)
  return page
}

mkdirSync(folder, { recursive: true })
const wanted = process.argv.slice(3)
const browser = await startBrowser()
for (const picture of pictures.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
  for (const look of picture.looks ?? looks) {
    const page = await opened(browser, picture, look)
    await picture.act?.(page)
    const path = `${folder}/${picture.name}${look.suffix}.png`
    await page.screenshot({ path })
    await page.close()
    process.stdout.write(`${path}\n`)
  }
await browser.close()
