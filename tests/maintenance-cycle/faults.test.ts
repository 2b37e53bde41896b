import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { World } from '../support/world.ts'
import { aWorld, livesIn } from '../support/world.ts'

type Fault = Parameters<World['standIns']['graph']['faults']['inject']>[0]

let world: World
/** Who was a member, and who may leave: those whom the rules do not want any more. */
let before: string[]
beforeEach(async () => {
  world = await aWorld({ users: 60 })
  await world.create('Denver', livesIn('Denver'))
  await world.create('Moving', livesIn('Denver', 'Oslo'))
  await world.maintain()
  before = await world.membersOf('Denver')
  await world.change('Moving', livesIn('Oslo', 'San Diego'))
})
afterEach(() => world.close())

const wantedOf = (...cities: string[]): string[] =>
  world.demo.people
    .filter(({ city, directoryId }) => directoryId && cities.includes(city ?? ''))
    .map(({ name }) => name)

/** Three hours of trouble: whatever the run says, nobody has left whom a complete evaluation would keep. */
async function inTrouble(): Promise<void> {
  world.clock.advance(3)
  await world.refresh().catch(() => undefined)
  await world.maintain().catch(() => undefined)
  expect(await world.membersOf('Denver')).toEqual(before)
  const moving = await world.membersOf('Moving')
  for (const name of before.filter((one) => wantedOf('Oslo').includes(one))) expect(moving).toContain(name)
}

async function afterwards(): Promise<void> {
  world.standIns.learn365.faults.clear()
  world.standIns.graph.faults.clear()
  world.standIns.signIn.faults.clear()
  await world.nextCycle()
  await world.nextCycle()
  expect(await world.membersOf('Denver')).toEqual(before)
  expect((await world.profile('Moving')).lastOutcome?.verdict).toBe('nothing to do')
  expect(world.complaints()).toEqual([])
}

const everywhere: [string, Fault][] = [
  ['is rate limited for a while', { kind: 'rate limit', seconds: 0.2, times: 12 }],
  ['is rate limited at every second request', { kind: 'rate limit', seconds: 0.1, times: 1 }],
  ['is down', { kind: 'down', times: 1_000 }],
  ['cannot be reached', { kind: 'unreachable', times: 1_000 }],
  ['answers with half a page, always', { kind: 'half a page', times: 1_000 }],
  ['answers with half a page, once', { kind: 'half a page', after: 3 }],
  ['does its work and loses every reply', { kind: 'lose the reply', times: 1_000 }],
]

describe.each(['learn365', 'graph'] as const)('Nobody is removed by an error, when the system "%s"', (system) => {
  it.each(everywhere)('%s', async (_, fault) => {
    world.standIns[system].faults.inject(fault)
    await inTrouble()
    await afterwards()
  })
})

describe('Nobody is removed by an error, when', () => {
  it('the client secret has expired: the contact is told, once a run', async () => {
    world.standIns.signIn.faults.inject({ kind: 'expired secret', times: 1_000 })
    await inTrouble()
    expect((await world.notices()).map(({ content }) => content.kind)).toContain('access refused')
    await afterwards()
  })

  it.each(['graph', 'learn365'] as const)(
    'the system "%s" wants to be left alone for longer than a run can wait: the run ends, and nothing more is asked',
    async (system) => {
      const { judge, faults } = world.standIns[system]
      faults.inject({ kind: 'rate limit', seconds: 600, times: 1_000 })
      world.clock.advance(3)
      const limited = () => judge.seen.filter(({ status }) => status === 429)
      const run = system === 'graph' ? await world.maintain() : await world.refresh()
      expect(run.state).toBe('failed')
      expect(run.because).toContain('asked to wait 600 seconds')
      // Lists are read three at a time, and groups worked on beside each other: those had been asked for already.
      expect(limited().length).toBeLessThanOrEqual(3)
      faults.clear()
      judge.clear()
      await afterwards()
    },
  )

  it.each([
    ['graph', { kind: 'rate limit', seconds: 0.3, times: 7 }],
    ['learn365', { kind: 'rate limit', seconds: 0.3, times: 7 }],
    ['graph', { kind: 'down', path: '$batch', seconds: 0.3, times: 2 }],
  ] as const)(
    'the system "%s" says when to come back (%o): nothing is asked before, by any profile',
    async (system, fault) => {
      world.standIns[system].faults.inject(fault)
      await inTrouble()
      expect(world.complaints()).toEqual([])
      await afterwards()
    },
  )

  it('one part of a batch after another is refused', async () => {
    world.standIns.graph.faults.inject({ kind: 'down', path: '$batch', times: 3 })
    await inTrouble()
    await afterwards()
  })
})
