import type { Browser, Page } from 'playwright-core'
import type { World } from '../../tests/support/world.ts'
import { goTo, openTab } from './open-tab.ts'

/** The tasks over 50 ms while somebody typed; `ours` are those in which scripts of the tab took more than 50 ms. */
export type Typed = { name: string; keys: number; long: number; ours: number; longestMs: number; medianMs: number }

const rules = 100
const keys = 60
const pauseMs = 60

type Seen = { tasks: number[]; scripts: number[]; keys: number[] }

/** Notes, from now on, every task over 50 ms, how long scripts of the tab ran in it, and how long each key took. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: Seen = { tasks: [], scripts: [], keys: [] }
    Object.assign(window, { seen })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration)
    }).observe({ type: 'longtask' })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { scripts } = entry as PerformanceEntry & { scripts: { sourceURL: string; duration: number }[] }
        const own = scripts.filter(({ sourceURL }) => sourceURL.includes('/tab/'))
        seen.scripts.push(...own.map(({ duration }) => duration))
      }
    }).observe({ type: 'long-animation-frame' })
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') seen.keys.push(duration)
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })

async function typeInto(page: Page, name: string, rule: string): Promise<Typed> {
  const value = page
    .getByRole('group', { name: new RegExp(`^Rule ${rule}:`) })
    .getByRole('textbox', { name: 'Value' })
    .or(page.getByRole('group', { name: new RegExp(`^Rule ${rule}:`) }).getByRole('combobox', { name: 'Value' }))
  await value.click()
  // The first key loads what a list of suggestions needs, and is typed by nobody's clock.
  await page.keyboard.type('x')
  await page.waitForLoadState('networkidle')
  await watch(page)
  await page.keyboard.type('abcdefghij klmnopqrst '.repeat(3).slice(0, keys), { delay: pauseMs })
  await page.waitForLoadState('networkidle')
  const { tasks, scripts } = await page.evaluate(() => (window as unknown as { seen: Seen }).seen)
  const times = await page.evaluate(() => (window as unknown as { seen: Seen }).seen.keys.toSorted((a, b) => a - b))
  return {
    name,
    keys,
    long: tasks.length,
    ours: scripts.filter((ms) => ms > 50).length,
    longestMs: Math.max(0, ...tasks),
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
  }
}

/** Types into a text value of a profile with 100 rules: where whole values are offered, and where a part is asked for. */
export async function typing(browser: Browser, world: World): Promise<Typed[]> {
  const conditions = ['contains', 'is equal to']
  await world.create('A hundred rules', {
    userProperties: {
      relation: 'or',
      not: false,
      rules: Array.from({ length: rules }, (_, n) => ({
        source: ['city', 'jobTitle', 'department', 'country'][n % 4],
        condition: conditions[n % 2],
        value: `Value ${n}`,
      })),
    },
  })
  const { id } = await world.profile('A hundred rules')
  const page = await openTab(browser, world)
  await goTo(page, `#/profiles/${id}/edit`)
  await page.getByRole('group', { name: /^Rule 100:/ }).waitFor()
  await page.waitForLoadState('networkidle')
  const typed = [
    await typeInto(page, 'a part of a text', '51'),
    await typeInto(page, 'a whole text, with suggestions', '52'),
  ]
  await page.close()
  return typed
}
