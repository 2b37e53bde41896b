import { LeaseLost, LettingGo } from '../core/errors.ts'
import type { RunId, TenantId } from '../core/ids.ts'
import { fittingRun } from '../core/fitting-run.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import { isOpen, newRun, type Run, type StageReport, type WorkKind } from '../core/run.ts'
import { leaseMs } from '../core/tenant.ts'

/** A run to be claimed. */
export type Claim = { tenantId: TenantId; kind: WorkKind; runId: RunId; slot: Date; startedBy: string }

/** Who works: the ports, this worker's name on leases, and a signal that is aborted when it must let go of its runs. */
export type Worker = Ports & { owner: string; lettingGo?: AbortSignal }

/** A claimed run: its document, kept up to date while this worker holds its lease. */
export type RunKeeper = {
  run: Run
  /** Writes the run as it stands. @throws LeaseLost when another worker has taken it over. */
  save: () => Promise<void>
  /** Writes it too, but not more than once in two seconds: a run of 500 profiles is one document. */
  progress: () => Promise<void>
  /** Extends the lease. */
  renew: () => Promise<void>
  /** Asked before every outside write. @throws LeaseLost, or LettingGo when the worker is told to stop. */
  mustHold: () => void
  /** Gives the lease back before its time: the next worker that looks goes on with the run. */
  letGo: () => Promise<void>
  /** Notes the end; the document is the status page and the log's last line. */
  finish(state: Run['state'], because: string): Promise<void>
}

/**
 * Claims a run by inserting its document: whoever comes first has it. One that nobody has begun, or whose worker has
 * stopped renewing its lease, is taken over.
 * @returns undefined when somebody else has it, or when it is over.
 */
export async function claimRun(claim: Claim, worker: Worker): Promise<RunKeeper | undefined> {
  const { store } = worker
  const found = await store.runs.get(claim.tenantId, claim.runId)
  const base = found?.value ?? newRun(claim.tenantId, claim.kind, claim.runId, claim.slot, claim.startedBy)
  if (!isOpen(base)) return undefined
  if (base.state === 'running' && new Date(base.lease.until) > worker.now()) return undefined
  const run: Run = {
    ...base,
    state: 'running',
    startedAt: base.startedAt ?? worker.now().toISOString(),
    lease: { owner: worker.owner, until: leaseEnd(worker), epoch: base.lease.epoch + 1 },
    stages: [],
    profiles: [],
  }
  const stored = await store.runs.put(run, found?.etag)
  if (stored === 'changed') return undefined
  await store.registry.update(claim.tenantId, (entry) => ({
    ...entry,
    openRuns: [...entry.openRuns.filter((id) => id !== run.id), run.id],
  }))
  return keeperOf(stored, worker)
}

const progressEveryMs = 2_000

const leaseEnd = ({ now }: Pick<Ports, 'now'>): string => new Date(now().getTime() + leaseMs).toISOString()

function keeperOf(first: Stored<Run>, worker: Worker): RunKeeper {
  const { store, log, measures } = worker
  const run = first.value
  const { epoch } = run.lease
  let savedAt = worker.now().getTime()
  let etag = first.etag
  // Saves come from the heartbeat and from stages: one after the other, or they would refuse each other.
  let last: Promise<void> = Promise.resolve()
  const write = async (): Promise<void> => {
    const stored = await store.runs.put(fittingRun(run), etag)
    if (stored === 'changed')
      throw new LeaseLost(`the run ${run.id} was taken over from ${worker.owner} (epoch ${epoch})`)
    etag = stored.etag
    savedAt = worker.now().getTime()
  }
  const save = (): Promise<void> => {
    last = last.then(write, write)
    return last
  }
  return {
    run,
    save,
    progress() {
      if (worker.now().getTime() - savedAt < progressEveryMs) return Promise.resolve()
      // Reckoned from now on: while one save is under way, no second one waits behind it.
      savedAt = worker.now().getTime()
      return save()
    },
    async renew() {
      const before = run.lease.until
      run.lease.until = leaseEnd(worker)
      try {
        await save()
      } catch (error) {
        // What was not written does not hold.
        run.lease.until = before
        throw error
      }
    },
    mustHold() {
      if (worker.lettingGo?.aborted) throw new LettingGo(`${worker.owner} is told to stop`)
      if (new Date(run.lease.until) <= worker.now()) throw new LeaseLost(`the lease of the run ${run.id} has run out`)
    },
    letGo() {
      run.lease.until = worker.now().toISOString()
      return save()
    },
    async finish(state, because) {
      run.state = state
      run.because = because
      run.finishedAt = worker.now().toISOString()
      await save()
      await store.registry.update(run.tenantId, (entry) => ({
        ...entry,
        openRuns: entry.openRuns.filter((id) => id !== run.id),
      }))
      measures.ran(run)
      log.info(lastLine(run), `${run.kind} ${state}`)
    },
  }
}

const lastLine = (run: Run): Record<string, unknown> => ({
  tenant: run.tenantId,
  run: run.id,
  stages: run.stages.map(({ name, tookMs, planned, written, skipped, held, trouble }) => ({
    name,
    tookMs,
    planned,
    written,
    skipped,
    held,
    trouble: trouble.length,
  })),
  requests: run.requests,
})

/** A stage that has just begun; its report grows while it works. */
export function beginStage(run: Run, name: string, now: Date): StageReport {
  const report: StageReport = {
    name,
    startedAt: now.toISOString(),
    tookMs: null,
    planned: 0,
    written: 0,
    skipped: 0,
    held: 0,
    remarks: [],
    trouble: [],
  }
  run.stages.push(report)
  return report
}

/** Renews something at a third of the lease until stopped, or until it is lost; a failure in between is tried again. */
export function heartbeat(renew: () => Promise<void>, failed: (error: unknown) => void): () => void {
  const timer = setInterval(() => {
    renew().catch((error: unknown) => {
      if (error instanceof LeaseLost) clearInterval(timer)
      failed(error)
    })
  }, leaseMs / 3)
  timer.unref()
  return () => clearInterval(timer)
}
