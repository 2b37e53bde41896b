import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator } from 'playwright-core'

/** The personal chat with the bot, in the window of Microsoft's Agents Playground. */
export type PlaygroundChat = {
  say(text: string): Promise<void>
  /** The latest message of the bot that has these words, once it is there. */
  answer(...words: string[]): Promise<Locator>
  press(card: Locator, title: string): Promise<void>
  /** Takes a picture for the documents, where PICTURES names a folder (`npm run pictures:bot`). */
  picture(name: string): Promise<void>
  close(): Promise<void>
}

/** Opens the playground in a browser, as the current user of its configuration. */
export async function openPlayground(browser: Browser, url: string): Promise<PlaygroundChat> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  // It looks for pictures and fonts outside; there is no outside here.
  await context.route(/^https:/, (route) => route.abort())
  await page.goto(url)
  const box = page.getByRole('textbox').first()
  return {
    async say(text) {
      await box.click()
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    },
    async answer(...words) {
      const cards = words.reduce((found, word) => found.filter({ hasText: word }), page.locator('.ac-adaptiveCard'))
      const card = cards.last()
      await card.waitFor()
      await card.scrollIntoViewIfNeeded()
      return card
    },
    press: (card, title) => card.getByRole('button', { name: title }).click(),
    async picture(name) {
      const folder = process.env.PICTURES
      if (!folder) return
      mkdirSync(folder, { recursive: true })
      // The chat alone: what stands beside it is the playground's own.
      await page.screenshot({ path: join(folder, `${name}.png`), clip: { x: 330, y: 48, width: 620, height: 780 } })
    },
    close: () => context.close(),
  }
}
