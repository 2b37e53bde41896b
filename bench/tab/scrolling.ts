import type { Browser, Page } from 'playwright-core'
import type { World } from '../../tests/support/world.ts'
import { openTab } from './open-tab.ts'

export type Scrolled = { frames: number; blank: number; slowestFrameMs: number; searchMs: number; sortMs: number }

/** Scrolls down by most of a window a frame until the end; in every frame it is looked whether there are rows in sight. */
const scrollToTheEnd = (page: Page): Promise<Pick<Scrolled, 'frames' | 'blank' | 'slowestFrameMs'>> =>
  page.evaluate(async () => {
    const box = document.scrollingElement
    if (!box) throw new Error('there is nothing that scrolls')
    const look = {
      frame: () => new Promise<number>((done) => requestAnimationFrame(done)),
      isAtFoot: () => box.scrollTop + box.clientHeight >= box.scrollHeight - 1,
      /** Whether there are rows near the top, in the middle and near the foot of the window. */
      hasRows: () =>
        [0.3, 0.5, 0.9].every((share) =>
          document.elementFromPoint(window.innerWidth / 2, window.innerHeight * share)?.closest('[role="row"]'),
        ),
    }
    const seen = { frames: 0, blank: 0, slowestFrameMs: 0 }
    let before = await look.frame()
    while (!look.isAtFoot()) {
      box.scrollTop += 700
      const now = await look.frame()
      seen.frames += 1
      // Under the last row there is nothing, and rightly so.
      if (!look.isAtFoot() && !look.hasRows()) seen.blank += 1
      seen.slowestFrameMs = Math.max(seen.slowestFrameMs, now - before)
      before = now
    }
    return seen
  })

/** How long it takes from a deed until the row that it brings up is there, in milliseconds. */
async function until(page: Page, row: string, act: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await act()
  await page.getByRole('row').nth(1).getByRole('link', { name: row, exact: true }).waitFor()
  return performance.now() - began
}

/** The Profiles page with as many profiles as the world has: to its end, then a search and another order. */
export async function scrolling(browser: Browser, world: World, profiles: number): Promise<Scrolled> {
  const page = await openTab(browser, world)
  await page.getByRole('link', { name: 'Profile 0', exact: true }).waitFor()
  const scrolled = await scrollToTheEnd(page)
  const search = page.getByRole('searchbox')
  const searchMs = await until(page, `Profile ${profiles - 1}`, () => search.fill(`Profile ${profiles - 1}`))
  await until(page, 'A hundred rules', () => search.fill(''))
  const sortMs = await until(page, `Profile ${profiles - 1}`, () =>
    page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click(),
  )
  await page.close()
  return { ...scrolled, searchMs, sortMs }
}
