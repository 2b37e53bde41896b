import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveSettings } from '../support/world.ts'
import { begun, type Beginning } from './crash-world.ts'
import { runOnce, type ClaimOf, type Outcome } from './crash-runs.ts'
import { slotClaim, waitingClaim } from './dying-worker.ts'
import { everythingIsDue } from './everything-is-due.ts'
import type { Failure } from './power.ts'

const patienceMs = 10 * 60_000
/** Requests and mails of the smaller scene. */
const leastReplies = 9

/** Whether a mail went out and nobody could note that: only then it may go out again, under the same Message-ID. */
const wasNotNoted = ({ mode, at }: Failure, calls: string[]): boolean =>
  calls[mode === 'dies before it is sent' ? at - 2 : at - 1] === 'mailer.send'

const modes: Record<Failure['mode'], string> = {
  'dies before it is sent': 'a worker that dies before an outside call is sent',
  'dies after it was carried out': 'a worker that dies after an outside call was carried out',
  'loses the reply': 'a worker that goes on without the reply to a request or a mail',
}

const scenes: [string, () => Promise<Beginning>, ClaimOf, number][] = [
  [
    'A maintenance that adds, removes, creates, renames, holds, enrolls, unenrolls, deletes, retracts and sends mails',
    () => begun(everythingIsDue, false),
    (world) => Promise.resolve(slotClaim('maintenance', world)),
    100,
  ],
  [
    'The first data refresh, after which Assigner is ready for use',
    () => begun((world) => saveSettings(world), true),
    waitingClaim,
    20,
  ],
]

describe.each(scenes)('%s', (name, begin, claimOf, leastCalls) => {
  let beginning: Beginning
  let whole: Outcome
  /** Deaths that ended well, by how much had been written: for everybody else, one of them is as good as another. */
  const endedWell = new Set<number>()
  beforeAll(async () => {
    beginning = await begin()
    whole = await runOnce(beginning, claimOf)
    expect(whole.sentAgain).toEqual([])
    expect(whole.end).toMatchObject({ open: 0, lock: undefined })
  })
  afterAll(() => beginning.forget())

  /** How many calls there are, once a death before each of them has been tried. */
  let calls = 1

  /**
   * Tries a failure at each call that there is. A death after a call was carried out is the same to everybody else as one
   * before the next call: only the last call has none after it.
   * @returns how many there are.
   */
  const atEveryCall = async (mode: Failure['mode']): Promise<number> => {
    for (let at = mode === 'dies after it was carried out' ? calls : 1; ; at += 1) {
      const got = await runOnce(beginning, claimOf, { at, mode }, (writes) => endedWell.has(writes))
      if (!got.hasFailed) return at - 1
      const place = `${mode} at call ${at}, ${got.calls[at - 1]}`
      if (got.end) expect(got.end, place).toEqual(whole.end)
      expect(got.sentAgain.length, place).toBeLessThanOrEqual(wasNotNoted({ mode, at }, got.calls) ? 1 : 0)
      if (mode !== 'loses the reply') endedWell.add(got.writes)
    }
  }

  it.each(Object.keys(modes) as Failure['mode'][])(
    'ends as if nothing had happened, with no second mail and the tenant unlocked: %s, at every call',
    async (mode) => {
      const count = await atEveryCall(mode)
      if (mode === 'dies before it is sent') calls = count
      process.stdout.write(`${name}: ${modes[mode]}, at each of ${count}\n`)
      expect(count).toBeGreaterThanOrEqual(mode === 'loses the reply' ? leastReplies : leastCalls)
    },
    patienceMs,
  )
})
