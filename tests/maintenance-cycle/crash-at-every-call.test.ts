import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claim } from '../../jobs/run-keeper.ts'
import { saveSettings, type World } from '../support/world.ts'
import { begun, everythingIsDue, from, runWith, type Beginning } from './crash-world.ts'
import { slotClaim, waitingClaim } from './dying-worker.ts'
import type { Failure } from './power.ts'

const modes: Failure['mode'][] = ['the worker dies', 'the reply is lost']
const patienceMs = 15 * 60_000

/** Tries the failure at each call there is, and compares how things stand in the end with a run that nothing befell. */
async function atEveryCall(beginning: Beginning, claimOf: (world: World) => Promise<Claim>, mode: Failure['mode']) {
  const once = (failure?: Failure) => from(beginning, async (world) => runWith(world, await claimOf(world), failure))
  const whole = await once()
  for (let at = 1; ; at += 1) {
    const { calls, hasFailed, end } = await once({ at, mode })
    if (!hasFailed) return at - 1
    expect(end, `${mode} at call ${at}, ${calls[at - 1]}`).toEqual(whole.end)
  }
}

describe.each<[string, () => Promise<Beginning>, (world: World) => Promise<Claim>, number]>([
  [
    'A maintenance with something to do at every stage',
    () => begun(everythingIsDue),
    (world) => Promise.resolve(slotClaim('maintenance', world)),
    25,
  ],
  ['The first data refresh', () => begun((world) => saveSettings(world).then(() => undefined), true), waitingClaim, 9],
])('%s', (name, begin, claimOf, leastCalls) => {
  let beginning: Beginning
  beforeAll(async () => {
    beginning = await begin()
  })
  afterAll(() => beginning.forget())

  it.each(modes)(
    'ends as if nothing had happened, tells nobody twice and leaves the tenant unlocked: %s, at any outside call',
    async (mode) => {
      const count = await atEveryCall(beginning, claimOf, mode)
      process.stdout.write(`${name}: ${mode}, at each of ${count} outside calls\n`)
      expect(count).toBeGreaterThanOrEqual(leastCalls)
    },
    patienceMs,
  )
})
