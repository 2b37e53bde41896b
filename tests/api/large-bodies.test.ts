import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aWorld, type World } from '../support/world.ts'
import { asking, pathsOf, problemOf, type Ask, type Told } from './asking.ts'
import { createProfileBody } from './profile-bodies.ts'

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
  // What is done for the first time takes longer.
  await ask('POST', '/api/profiles/import?dryRun=true', { raw: fileOf([createProfileBody('Denver')]) })
})
afterAll(() => world.close())

const times = <T>(n: number, one: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => one(i))
const fileOf = (profiles: unknown[]): string => JSON.stringify({ format: 'assigner-profiles/1', profiles })
const withRules = (rules: unknown[]) => createProfileBody('Denver', { userProperties: { rules } })
const isOneOf = (value: unknown) => ({ source: 'city', condition: 'is one of', value })
const users = (id: (i: number) => unknown) =>
  times(10_000, (i) => ({ kind: 'user', id: id(i), reason: 'Asked for it' }))
const overridden = (id: (i: number) => unknown) =>
  createProfileBody('Denver', { overrides: { include: users(id), exclude: users(id) } })

/**
 * The longest for which nobody else may have a turn, in milliseconds, on a machine that does a lot else and where the same
 * process writes what it sends. By itself, no shape takes more than some 200 (TELL=1 tells them).
 */
const longestMs = 5_000

/** What is answered, and how long nobody else had a turn meanwhile. */
async function meanwhile(work: () => Promise<Told>): Promise<Told> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  try {
    return await work()
  } finally {
    delay.disable()
    if (process.env.TELL) process.stdout.write(`nobody had a turn for ${Math.round(delay.max / 1e6)} ms\n`)
    expect(delay.max / 1e6).toBeLessThan(longestMs)
  }
}

const files: [string, () => string, string[]][] = [
  ['ten million numbers', () => `[${'0,'.repeat(9_999_999)}0]`, ['']],
  ['ten million numbers for profiles', () => `{"profiles":[${'0,'.repeat(9_999_000)}0]}`, ['profiles']],
  ['ten million numbers in a profile', () => `{"profiles":[{"x":[${'0,'.repeat(9_999_000)}0]}]}`, ['profiles[0]']],
  ['millions of lists', () => `{"profiles":[[${'[],'.repeat(6_600_000)}0]]}`, ['profiles[0]']],
  ['millions of objects', () => `{"x":[${'{"a":0},'.repeat(2_499_000)}0]}`, ['']],
  [
    'a text of ten million quotes',
    () => fileOf([createProfileBody('Denver', { title: '"'.repeat(10_000_000) })]),
    ['profiles[0]'],
  ],
  [
    'lists of numbers where texts belong',
    () => fileOf(times(16, () => withRules(times(48, () => isOneOf(times(5_000, (i) => i)))))),
    [],
  ],
  [
    'rules that are nothing at all',
    () => fileOf(times(1_400, () => withRules(times(4, () => ({ rules: times(1_000, () => ({})) }))))),
    [],
  ],
  ['overrides that name nobody', () => fileOf(times(14, () => overridden(() => 0))), []],
  ['users who are not there', () => fileOf(times(9, () => overridden((i) => `nobody-knows-this-user-${i}`))), []],
]

describe('A file of 20 MB that no export has made', () => {
  it.each(files)('is refused while all others have their turn: %s', async (_what, text, paths) => {
    const raw = text()
    expect(raw.length).toBeLessThan(20 * 1024 * 1024)
    const told = await meanwhile(() => ask('POST', '/api/profiles/import', { raw }))
    expect(told.status).toBe(400)
    if (paths.length > 0) expect(pathsOf(told)).toEqual(paths)
    expect(pathsOf(told).length).toBeLessThanOrEqual(101)
  })
})

const bodies: [string, () => string, string[]][] = [
  [
    'numbers where texts belong',
    () => JSON.stringify(withRules([isOneOf(times(100_000, (i) => i))])),
    ['userProperties.rules[0].value'],
  ],
  [
    'rules that are nothing at all',
    () => JSON.stringify(withRules(times(200, () => ({ rules: times(999, () => ({})) })))),
    ['userProperties.rules[4].rules'],
  ],
  ['lists in lists', () => `[${'[],'.repeat(340_000)}0]`, ['']],
  ['fields that there are not', () => `{${times(70_000, (i) => `"${i}":0`).join(',')}}`, ['']],
]

describe('A profile of a megabyte that no editor has made', () => {
  it.each(bodies)('is refused while all others have their turn: %s', async (_what, text, paths) => {
    const told = await meanwhile(() => ask('POST', '/api/profiles', { raw: text() }))
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual(paths)
  })

  it('has a hundred findings at most, and the number of the others', async () => {
    const told = await ask('POST', '/api/profiles', { body: withRules(times(500, () => ({}))) })
    expect(pathsOf(told)).toHaveLength(101)
    expect(problemOf(told).findings.at(-1)).toMatchObject({ found: '400 more findings', severity: 'warning' })
  })
})
