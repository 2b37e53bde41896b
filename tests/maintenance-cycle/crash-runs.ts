import type { RunId } from '../../core/ids.ts'
import type { WorkKind } from '../../core/run.ts'
import { refreshData } from '../../jobs/data-refresh.ts'
import { maintain } from '../../jobs/maintenance.ts'
import type { Claim, Worker } from '../../jobs/run-keeper.ts'
import { watch } from '../../jobs/watchdog.ts'
import { from, type Beginning, type CrashWorld } from './crash-world.ts'
import { howThingsStand } from './how-things-stand.ts'
import { poweredWorker, type Failure } from './power.ts'

type Things = Awaited<ReturnType<typeof howThingsStand>>
export type ClaimOf = (world: CrashWorld) => Promise<Claim>

/** What became of one run in a world of its own. */
export type Outcome = {
  /** What was called, in order. */
  calls: string[]
  hasFailed: boolean
  /** How many writes the worker made before it died. */
  writes: number
  /** The end; absent where nobody could tell this death from another that ended well. */
  end?: Things
  /** Subjects of mails that went out again under the same Message-ID. */
  sentAgain: string[]
}

const doRun = (claim: Claim, worker: Worker) => (claim.kind === 'data refresh' ? refreshData : maintain)(claim, worker)

/**
 * One run, with a failure or without. Afterwards the watchdog has it resumed where its worker died, and what is left to
 * tell told.
 * @param isKnown asked after a death, with the number of writes: the same number is the same state of everything outside.
 */
export function runOnce(
  beginning: Beginning,
  claimOf: ClaimOf,
  failure?: Failure,
  isKnown: (writes: number) => boolean = () => false,
): Promise<Outcome> {
  return from(beginning, async (world) => {
    const claim = await claimOf(world)
    const { worker, calls, hasFailed, unplug } = poweredWorker(world.worker, failure)
    const before = await world.writes()
    const run = await doRun(claim, worker)
      .catch((error: unknown) => {
        if (!hasFailed()) throw error
      })
      .finally(unplug)
    const writes = (await world.writes()) - before
    const about = { calls, hasFailed: hasFailed(), writes }
    if (!run && isKnown(writes)) return { ...about, sentAgain: [] }
    // A worker's leases are over after six minutes, and so is its claim on a mail that it was about to send.
    for (let time = 0; time < 2; time += 1) await lookAfter(world, 6)
    return { ...about, end: await howThingsStand(world), sentAgain: sentAgain(world) }
  })
}

const sentAgain = ({ mail }: CrashWorld): string[] =>
  mail.messages().flatMap(({ duplicate, subject }) => (duplicate ? subject : []))

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
