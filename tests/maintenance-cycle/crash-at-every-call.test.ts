import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveSettings } from '../support/world.ts'
import { begun, type Beginning } from './crash-world.ts'
import { resumed, runWithoutReply, wholeRun, type ClaimOf } from './crash-runs.ts'
import { slotClaim, waitingClaim } from './dying-worker.ts'
import { everythingIsDue } from './everything-is-due.ts'

const patienceMs = 10 * 60_000
/** Requests and mails of the smaller scene. */
const leastReplies = 9

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
  let whole: Awaited<ReturnType<typeof wholeRun>>
  beforeAll(async () => {
    beginning = await begin()
    whole = await wholeRun(beginning, claimOf)
    expect(whole.sentAgain).toEqual([])
    expect(whole.end).toMatchObject({ open: 0, lock: undefined })
  })
  afterAll(async () => {
    for (const { left } of [...whole.moments, { left: beginning }]) await left.forget()
  })

  it(
    'ends as if nothing had happened, with no second mail and the tenant unlocked, when its worker dies at any call',
    async () => {
      for (const moment of whole.moments) {
        const place = `dead after ${moment.calls} calls, the last one ${moment.last}`
        const { end, sentAgain } = await resumed(moment)
        expect(end, place).toEqual(whole.end)
        // A mail that went out and nobody could note may go out again, under the same Message-ID.
        expect(sentAgain.length, place).toBeLessThanOrEqual(moment.last === 'mailer.send' ? 1 : 0)
      }
      const { calls, moments } = whole
      process.stdout.write(`${name}: ${calls.length} calls, ${moments.length} different deaths\n`)
      expect(calls.length).toBeGreaterThanOrEqual(leastCalls)
      expect(moments.at(-1)?.calls).toBeLessThanOrEqual(calls.length)
    },
    patienceMs,
  )

  it(
    'ends as if nothing had happened when its worker goes on without the reply to any request or mail',
    async () => {
      let at = 1
      for (; ; at += 1) {
        const got = await runWithoutReply(beginning, claimOf, at)
        if (!got) break
        const place = `no reply to ${at}, ${got.lost}`
        expect(got.end, place).toEqual(whole.end)
        expect(got.sentAgain.length, place).toBeLessThanOrEqual(got.lost === 'mailer.send' ? 1 : 0)
      }
      process.stdout.write(`${name}: without the reply to each of ${at - 1}\n`)
      expect(at - 1).toBeGreaterThanOrEqual(leastReplies)
    },
    patienceMs,
  )
})
