import type { Page } from 'playwright-core'

type Heard = { heard: string[] }

/**
 * Listens to what is said to people who do not see the page, as a screen reader would: what is announced to the browser,
 * and what changes in a live region.
 */
export async function listenTo(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { heard } = Object.assign(globalThis, { heard: [] as string[] })
    const proto = Document.prototype as { ariaNotify?: (text: string, options?: object) => void }
    const { ariaNotify } = proto
    if (ariaNotify)
      proto.ariaNotify = function (text, options) {
        heard.push(text)
        ariaNotify.call(this, text, options)
      }
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        const region = element?.closest('[aria-live]:not([aria-live=off])')
        if (region && !region.closest('[aria-hidden=true]') && region.textContent) heard.push(region.textContent)
      }
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
}

/** All that was said since the page was opened, one text a line. */
export const heardOn = async (page: Page): Promise<string> =>
  (await page.evaluate(() => (globalThis as unknown as Heard).heard)).join('\n')
