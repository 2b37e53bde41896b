import type { Browser, Frame, Page } from 'playwright-core'
import { listenForNoise } from './browser.ts'
import type { World } from './world.ts'

/* A stand-in for Teams: a page at Teams' own address that shows the tab in a frame and answers it as Teams does. */
const address = 'https://teams.microsoft.com/'
/** Teams opens no window at an address without TLS: this stands for the proxy in front of the server. */
export const secure = 'https://localhost'
const originList = 'https://res.cdn.office.net/**'

export const signInPages = '**/oauth2/v2.0/authorize**'

/** The browser does not ask us about where a redirect leads to, but about where a page leads to. */
export const pageThatGoesTo = (url: string) => ({
  contentType: 'text/html',
  body: `<!doctype html><title>Sign in</title><script>location.replace(${JSON.stringify(url)})</script>`,
})

/** What the stand-in says to the tab; tests change it while it runs. */
export type Said = {
  context: { theme: string; locale: string; subEntityId?: string; tid?: string }
  /** The answer to `getAuthToken`: a token, or the reason for none. */
  token: [true, string] | [false, string]
}

/** What the tab has asked of Teams. */
export type Heard = { func: string; args: unknown[] }

export type Teams = {
  page: Page
  tab: Frame
  noise: string[]
  say: (said: Partial<Said>) => Promise<void>
  /** Teams tells by itself, for example `themeChange`. */
  tell: (func: string, ...args: unknown[]) => Promise<void>
  heard: (func: string) => Promise<unknown[][]>
  close: () => Promise<void>
}

/** Opens Teams with the tab in it. */
export async function openInTeams(browser: Browser, world: World, said: Said, hash = ''): Promise<Teams> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const noise: string[] = []
  listenForNoise(page, noise)
  await context.route(originList, (route) =>
    route.fulfill({ json: { validOrigins: ['teams.microsoft.com'] }, headers: { 'Access-Control-Allow-Origin': '*' } }),
  )
  await context.route(`${address}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Teams</title><body style="margin:0">' }),
  )
  await context.route(`${secure}/**`, async (route) => {
    const url = route.request().url().replace(secure, world.url)
    await route.fulfill({ response: await route.fetch({ url, maxRedirects: 0 }) })
  })
  await context.route(signInPages, async (route) => {
    const response = await route.fetch({ maxRedirects: 0 })
    const { location } = response.headers()
    await route.fulfill(location ? pageThatGoesTo(location) : { response })
  })
  await page.goto(address)
  await page.evaluate(standInForTeams, { said, tab: `${secure}/tab/${hash}` })
  const tab = await (await page.waitForSelector('iframe')).contentFrame()
  if (!tab) throw new Error('the tab is not shown in the frame')
  return {
    page,
    tab,
    noise,
    say: (more) => page.evaluate((changes) => void Object.assign(globalThis.teams.said, changes), more),
    tell: (func, ...args) => page.evaluate((told) => globalThis.teams.tell(told), { func, args }),
    heard: (func) =>
      page.evaluate((name) => globalThis.teams.heard.filter((one) => one.func === name).map(({ args }) => args), func),
    async close() {
      // What is still under way is of no interest any more.
      await context.unrouteAll({ behavior: 'ignoreErrors' })
      await context.close()
    },
  }
}

declare global {
  var teams: { said: Said; heard: Heard[]; tell: (told: Heard) => void }
}

/** Runs in the page: the protocol of teams-js between a host, the tab in its frame, and a window that it opens. */
function standInForTeams({ said, tab }: { said: Said; tab: string }): void {
  type Asked = Heard & { id: number; uuidAsString: string }
  const heard: Heard[] = []
  const frame = document.createElement('iframe')
  frame.style.cssText = 'border:0;width:100vw;height:100vh'
  frame.allow = 'clipboard-write'
  let decide: ((answer: unknown[]) => void) | undefined
  const runtime = JSON.stringify({
    apiVersion: 4,
    hostVersionsInfo: {},
    isLegacyTeams: false,
    supports: { pages: { backStack: {} } },
  })
  /** What Teams answers; undefined where it says nothing. */
  const answerTo = ({ func, args }: Heard, isTab: boolean): unknown[] | Promise<unknown[]> | undefined => {
    switch (func) {
      case 'initialize':
        return [isTab ? 'content' : 'authentication', 'web', runtime, '2.58.0']
      case 'getContext':
        return [{ entityId: 'assigner', frameContext: 'content', hostName: 'Teams', ...said.context }]
      case 'authentication.getAuthToken':
        return said.token
      case 'authentication.authenticate': {
        window.open(String(args[0]), 'consent', 'width=600,height=535')
        return new Promise((resolve) => (decide = resolve))
      }
      case 'authentication.authenticate.success':
        decide?.([true, args[0]])
        return undefined
      case 'authentication.authenticate.failure':
        decide?.([false, args[0]])
        return undefined
      case 'navigateBack':
        return [true]
      default:
        return undefined
    }
  }
  window.addEventListener('message', ({ data, source, origin }: MessageEvent<Asked>) => {
    const { id, uuidAsString, func, args } = data
    heard.push({ func, args })
    const reply = async () => {
      const answer = await answerTo({ func, args }, source === frame.contentWindow)
      if (answer) source?.postMessage({ id, uuidAsString, args: answer }, { targetOrigin: origin })
    }
    void reply()
  })
  globalThis.teams = { said, heard, tell: (told) => frame.contentWindow?.postMessage(told, '*') }
  frame.src = tab
  document.body.append(frame)
}
