import { setTimeout as sleep } from 'node:timers/promises'
import { Agenda, InMemoryNotificationChannel, toJobId, type AgendaBackend, type NotificationChannel } from 'agenda'
import { z } from 'zod'
import { RunId, TenantId } from '../core/ids.ts'
import type { Bell, Log, Ports } from '../core/ports/ports.ts'
import { slotRunId, workKinds } from '../core/run.ts'
import { leaseMs } from '../core/tenant.ts'
import { cronOf, latestSlot, type RunKind, type Timetable } from '../core/timetable.ts'
import { refreshData } from './data-refresh.ts'
import { maintain } from './maintenance.ts'
import type { Claim, Worker } from './run-keeper.ts'
import { watch } from './watchdog.ts'

/*
 * The timetable of the whole product, and the only file that defines Agenda jobs. Agenda rings; the slot decides: a
 * ring that is lost, late or doubled makes no difference, because a run is claimed by its slot.
 */
const tenantJob = 'a run for one tenant'
const watchdogJob = 'watchdog'
const ringJobs: Record<RunKind, string> = { 'data refresh': 'ring: data refresh', maintenance: 'ring: maintenance' }

const TenantJob = z.object({ tenantId: TenantId, kind: z.enum(workKinds), runId: RunId })

/** A dead worker's job is free again soon after its run's lease has run out. */
const lockLifetime = leaseMs + 30_000

/** Agenda frees a job's place a moment after it has told that the job is complete. */
const momentMs = 100

/** Time for a run that is let go of to give back its lease and the tenant's lock. */
const lettingGoMs = 5_000

/** Time for Agenda to write down that its jobs have ended. */
const bookkeepingMs = 300

export type ScheduleSettings = {
  backend: AgendaBackend
  timetable: Timetable
  log: Log
  owner: string
  /**
   * Runs of one worker at the same time. A run mostly waits, for a tenant that is throttled for minutes: others must find
   * room beside it. A worker locks no more than it runs; what is still to do is free for whoever has room. Of no meaning
   * where nothing is run.
   */
  runsAtOnce?: number
  pollMs?: number
}

/** Asks workers for runs, through Agenda's storage; works in a process that runs nothing itself. */
export type Schedule = {
  bell: Bell
  /** Begins to work: defines the jobs, keeps the timetable, catches up. */
  start(worker: Worker): Promise<void>
  /** Lets running jobs come to an end; when the patience is over, `letGo` tells those that are left to. */
  stop(patienceMs: number, letGo?: () => void): Promise<void>
}

/** Opens the schedule on a storage that is connected already. */
export async function openSchedule({
  backend,
  timetable,
  log,
  owner,
  runsAtOnce = 10,
  pollMs = 5_000,
}: ScheduleSettings): Promise<Schedule> {
  const channel = new InMemoryNotificationChannel()
  const agenda = new Agenda({
    backend,
    notificationChannel: channel,
    processEvery: pollMs,
    defaultConcurrency: 4,
    maxConcurrency: runsAtOnce + 10,
    removeOnComplete: true,
  })
  agenda.name(owner)
  agenda.on('error', (error) => log.error({ err: error }, 'the schedule met an error'))
  lookAgainAfter(agenda, channel, tenantJob)
  agenda.on('fail', (error: Error | string) => log.error({ err: error }, 'a job failed'))
  await agenda.ready
  const running = new Set<Promise<void>>()
  return {
    bell: {
      async ring(tenantId, kind, runId) {
        const job = agenda.create(tenantJob, { tenantId, kind, runId })
        await job.unique({ 'data.tenantId': tenantId, 'data.runId': runId }).schedule(new Date()).save()
      },
    },
    async start(worker) {
      define(agenda, { timetable, runsAtOnce }, worker, running)
      await agenda.start()
      await keepTimetable(agenda, timetable)
      await watch(timetable, worker)
    },
    async stop(patienceMs, letGo) {
      // First no new jobs: what is queued is unlocked for other workers. Agenda's own drain() misses jobs that it is
      // still removing when they complete, so what runs is waited for here.
      await agenda.stop(false)
      if (running.size === 0) return
      const ended = Promise.allSettled(running)
      await Promise.race([ended, sleep(patienceMs, undefined, { ref: false })])
      if (running.size > 0) letGo?.()
      await Promise.race([ended, sleep(lettingGoMs, undefined, { ref: false })])
      await sleep(bookkeepingMs)
    },
  }
}

/**
 * Agenda looks for jobs when it polls, and holds no more of them than it may run. A worker that has come to the end of
 * one looks for the next at once instead of waiting for the poll; the channel leads to itself alone.
 */
function lookAgainAfter(agenda: Agenda, channel: NotificationChannel, jobName: string): void {
  let soon: NodeJS.Timeout | undefined
  const look = () => {
    soon = undefined
    const now = new Date()
    if (channel.state !== 'connected') return
    const notification = { jobId: toJobId(''), jobName, nextRunAt: now, priority: 0, timestamp: now }
    channel.publish(notification).catch((error: unknown) => agenda.emit('error', error))
  }
  agenda.on(`complete:${jobName}`, () => void (soon ??= setTimeout(look, momentMs).unref()))
}

function define(
  agenda: Agenda,
  { timetable, runsAtOnce }: Required<Pick<ScheduleSettings, 'timetable' | 'runsAtOnce'>>,
  worker: Worker,
  running: Set<Promise<void>>,
): void {
  const { store, bell } = worker
  const ringAll = (kind: RunKind) => async () => {
    const runId = slotRunId(kind, latestSlot(cronOf(timetable, kind), worker.now()))
    for (const { tenantId, settingsSaved } of await store.registry.list())
      if (settingsSaved) await bell.ring(tenantId, kind, runId)
  }
  for (const kind of ['data refresh', 'maintenance'] as const)
    agenda.define(ringJobs[kind], ringAll(kind), { lockLifetime })
  agenda.define(watchdogJob, () => watch(timetable, worker), { concurrency: 1, lockLifetime })
  agenda.define(
    tenantJob,
    async (job) => {
      const { tenantId, kind, runId } = TenantJob.parse(job.attrs.data)
      const claim = { tenantId, kind, runId, slot: slotOf(runId, worker), startedBy: 'the timetable' }
      const work = doRun(claim, worker, () => job.touch())
      running.add(work)
      await work.finally(() => running.delete(work))
    },
    { concurrency: runsAtOnce, lockLimit: runsAtOnce, lockLifetime },
  )
}

async function doRun(claim: Claim, worker: Worker, touch: () => Promise<unknown>): Promise<void> {
  // The job's own lock is kept alive while its run is; the run's lease is what decides.
  const failed = (error: unknown) => worker.log.warn({ err: error }, 'a job could not be touched')
  const alive = setInterval(() => void touch().catch(failed), leaseMs / 3)
  try {
    await (claim.kind === 'data refresh' ? refreshData(claim, worker) : maintain(claim, worker))
  } finally {
    clearInterval(alive)
  }
}

/** The slot in a run's id; a run by hand has a document already that says it. */
function slotOf(runId: RunId, { now }: Pick<Ports, 'now'>): Date {
  const time = new Date(runId.replace(/^[^:]+:/, ''))
  return Number.isNaN(time.getTime()) ? now() : time
}

/**
 * Keeps the repeating jobs as the timetable says. `every` is called only where a job is absent or its times have
 * changed: calling it always would move an overdue ring to the next slot.
 */
async function keepTimetable(agenda: Agenda, timetable: Timetable): Promise<void> {
  const wanted: [string, string][] = [
    [ringJobs['data refresh'], timetable.refresh],
    [ringJobs.maintenance, timetable.maintenance],
    [watchdogJob, '* * * * *'],
  ]
  for (const [name, cron] of wanted) {
    const { jobs } = await agenda.queryJobs({ name })
    if (jobs.some((job) => job.repeatInterval === cron)) continue
    await agenda.every(cron, name, undefined, { timezone: 'UTC', skipImmediate: true })
  }
}
