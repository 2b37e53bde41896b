import type { RunId } from '../../core/ids.ts'
import type { WorkKind } from '../../core/run.ts'
import { refreshData } from '../../jobs/data-refresh.ts'
import { maintain } from '../../jobs/maintenance.ts'
import type { Claim, Worker } from '../../jobs/run-keeper.ts'
import { watch } from '../../jobs/watchdog.ts'
import { from, type Beginning, type CrashWorld } from './crash-world.ts'
import type { Through } from './dying-worker.ts'
import { howThingsStand } from './how-things-stand.ts'
import { allWired, losingReply } from './power.ts'

export type ClaimOf = (world: CrashWorld) => Promise<Claim>

/** How a run ended, whatever happened on the way. */
export type Outcome = {
  end: Awaited<ReturnType<typeof howThingsStand>>
  /** Subjects of mails that went out again under the same Message-ID. */
  sentAgain: string[]
}

/** The world as a worker leaves it that dies before its next outside call. */
export type Moment = {
  left: Beginning
  /** How many calls it has made, and the last one. */
  calls: number
  last?: string
}

const doRun = (claim: Claim, worker: Worker) => (claim.kind === 'data refresh' ? refreshData : maintain)(claim, worker)

async function outcomeOf(world: CrashWorld): Promise<Outcome> {
  const sentAgain = world.mail.messages().flatMap(({ duplicate, subject }) => (duplicate ? subject : []))
  return { end: await howThingsStand(world), sentAgain }
}

/**
 * One whole run, and each moment of it at which a death leaves something else behind: before each call and after the last.
 * As long as nobody outside has seen a write, one death is as good as another for everybody else.
 */
export function wholeRun(beginning: Beginning, claimOf: ClaimOf) {
  return from(beginning, async (world) => {
    const claim = await claimOf(world)
    const calls: string[] = []
    const moments: Moment[] = []
    let seen = -1
    const look = async () => {
      const number = calls.length
      const last = calls.at(-1)
      const writes = world.writes()
      if (writes === seen) return
      seen = writes
      moments.push({ left: { ...beginning, ...(await world.copied()) }, calls: number, ...(last && { last }) })
    }
    const through: Through = async (name, send) => {
      await look()
      calls.push(name)
      return send()
    }
    const { worker, unplug } = allWired(world.worker, through)
    await doRun(claim, worker).finally(unplug)
    await look()
    await lookAfterTwice(world)
    return { calls, moments, ...(await outcomeOf(world)) }
  })
}

/** Goes on where a worker has died: the watchdog has its run resumed, and what is left to tell told. */
export const resumed = ({ left }: Moment): Promise<Outcome> =>
  from(left, async (world) => {
    await lookAfterTwice(world)
    return outcomeOf(world)
  })

/**
 * A run that goes on without the reply to one request or mail.
 * @param at which one, from 1.
 * @returns what was lost beside the outcome; undefined when there are not so many.
 */
export function runWithoutReply(beginning: Beginning, claimOf: ClaimOf, at: number) {
  return from(beginning, async (world) => {
    const claim = await claimOf(world)
    const { through, lost } = losingReply(at)
    const { worker, unplug } = allWired(world.worker, through)
    await doRun(claim, worker)
      .catch((error: unknown) => {
        if (lost() === undefined) throw error
      })
      .finally(unplug)
    const what = lost()
    if (what === undefined) return undefined
    await lookAfterTwice(world)
    return { lost: what, ...(await outcomeOf(world)) }
  })
}

/** A worker's leases are over after six minutes, and so is its claim on a mail that it was about to send. */
async function lookAfterTwice(world: CrashWorld): Promise<void> {
  for (let time = 0; time < 2; time += 1) await lookAfter(world, 6)
}

/** Some minutes later the watchdog looks; whoever it rings for runs. */
async function lookAfter({ worker, clock, config }: CrashWorld, minutes: number): Promise<void> {
  clock.advance(minutes / 60)
  const rung: Claim[] = []
  const ring = (tenantId: Claim['tenantId'], kind: WorkKind, runId: RunId): Promise<void> => {
    rung.push({ tenantId, kind, runId, slot: slotIn(runId) ?? clock.now, startedBy: 'the timetable' })
    return Promise.resolve()
  }
  await watch(config.timetable, { ...worker, bell: { ring } })
  for (const claim of rung) await doRun(claim, worker)
}

function slotIn(id: RunId): Date | undefined {
  const [time] = /\d{4}-\d\d-\d\dT.*$/.exec(id) ?? []
  return time === undefined ? undefined : new Date(time)
}
