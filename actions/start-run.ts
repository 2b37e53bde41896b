import type { RunDetail, RunSummary } from '../core/contract/answers.ts'
import { Refusal } from '../core/errors.ts'
import { RunId, type TenantId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import { isOpen, manualRunId, newRun, type Run } from '../core/run.ts'
import type { RunKind } from '../core/timetable.ts'
import { mustAdminister, mustRead, type Actor } from './actor.ts'
import { savedSettings } from './audience.ts'

const shownRuns = 50

/** Asks a worker for a run of that kind, now. @throws Refusal while one of the kind runs. */
export async function requestRun(tenantId: TenantId, kind: RunKind, startedBy: string, ports: Ports): Promise<Run> {
  const running = (await ports.store.runs.latest(tenantId, shownRuns)).find(
    ({ value }) => value.kind === kind && isOpen(value),
  )
  if (running)
    throw new Refusal(
      'not ready',
      `A ${kind} is ${running.value.state === 'waiting' ? 'waiting to start' : 'running'} already.`,
    )
  const run = newRun(tenantId, kind, manualRunId(kind, ports.newId()), ports.now(), startedBy)
  await ports.store.runs.put(run, undefined)
  await ports.store.registry.update(tenantId, (entry) => ({ ...entry, openRuns: [...entry.openRuns, run.id] }))
  await ports.bell.ring(tenantId, kind, run.id)
  return run
}

/** "Run now". */
export async function startRun(actor: Actor, kind: RunKind, ports: Ports): Promise<RunSummary> {
  mustAdminister(actor)
  await savedSettings(actor.tenantId, ports)
  return summaryOf(await requestRun(actor.tenantId, kind, actor.email || actor.name, ports))
}

export const summaryOf = ({ id, kind, slot, startedBy, state, because, startedAt, finishedAt }: Run): RunSummary => ({
  id,
  kind,
  slot,
  startedBy,
  state,
  because,
  startedAt,
  finishedAt,
})

/** The last runs, newest first. */
export async function listRuns(actor: Actor, { store }: Pick<Ports, 'store'>): Promise<{ items: RunSummary[] }> {
  mustRead(actor)
  return { items: (await store.runs.latest(actor.tenantId, shownRuns)).map(({ value }) => summaryOf(value)) }
}

/** One run: stages, profiles, requests spent; also while it runs. */
export async function readRun(actor: Actor, id: string, { store }: Pick<Ports, 'store'>): Promise<RunDetail> {
  mustRead(actor)
  const runId = RunId.safeParse(id)
  const run = runId.success ? await store.runs.get(actor.tenantId, runId.data) : undefined
  if (!run) throw new Refusal('not found', `There is no run "${id.slice(0, 60)}".`)
  const { stages, profiles, requests } = run.value
  return { ...summaryOf(run.value), stages, profiles, requests }
}
