import { startBrowser } from '../../tests/support/browser.ts'
import { aWorld } from '../../tests/support/world.ts'
import { fillProfiles } from '../../tests/support/fill-profiles.ts'
import { firstLoad, firstLoadLimit, type Step } from './first-load.ts'
import { scrolling, type Scrolled } from './scrolling.ts'
import { typing, type Typed } from './typing.ts'

export type TabPlan = { users: number; profiles: number }

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

const stepLine = ({ name, files, bytes }: Step): string =>
  `${name.padEnd(34)}${kb(bytes).padStart(10)}  ${files.length} files: ${files.slice(0, 4).join(', ')}`

const typedLine = ({ name, keys, long, ours, longestMs, medianMs }: Typed): string =>
  `${name.padEnd(34)}${keys} keys, ${long} long tasks, ${ours} of our scripts; longest ${longestMs.toFixed(0)} ms; a key ${medianMs.toFixed(0)} ms (median)`

const scrolledLine = ({ frames, blank, slowestFrameMs, searchMs, sortMs }: Scrolled): string =>
  `${frames} frames, ${blank} without rows, the slowest ${slowestFrameMs.toFixed(0)} ms; search ${searchMs.toFixed(0)} ms, sort ${sortMs.toFixed(0)} ms`

/**
 * Measures the tab in a real Chromium, against the real server with everything outside as stand-ins.
 * @returns lines to print, and whether every limit is kept.
 */
export async function benchTab({ users, profiles }: TabPlan): Promise<{ text: string; isGood: boolean }> {
  const world = await aWorld({ users })
  const browser = await startBrowser()
  try {
    await fillProfiles(world, profiles)
    const steps = await firstLoad(browser, world)
    const typed = await typing(browser, world)
    const scrolled = await scrolling(browser, world, profiles)
    const lines = [
      `JavaScript over the wire, compressed (limit ${kb(firstLoadLimit)} for the first page)`,
      ...steps.map(stepLine),
      '',
      'Typing in the rule editor, 100 rules',
      ...typed.map(typedLine),
      '',
      `Scrolling through ${profiles} profiles`,
      scrolledLine(scrolled),
    ]
    const isGood =
      (steps[0]?.bytes ?? 0) <= firstLoadLimit && typed.every(({ ours }) => ours === 0) && scrolled.blank === 0
    return { text: lines.join('\n'), isGood }
  } finally {
    await browser.close()
    await world.close()
  }
}
