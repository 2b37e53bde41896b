import { cursorOf, placeOfCursor } from '../core/by-time.ts'
import type { RunDetail, RunSummary, RunsPage } from '../core/contract/answers.ts'
import { Refusal } from '../core/errors.ts'
import { RunId, type TenantId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import { isOpen, manualRunId, newRun, type Run } from '../core/run.ts'
import type { RunKind } from '../core/timetable.ts'
import { mustAdminister, mustRead, nameOf, type Actor } from './actor.ts'
import { savedSettings } from './audience.ts'
import { audited } from './audited.ts'
import type { Given } from './given.ts'

const shownRuns = 50

/** A run that somebody asks for. */
type Wish = { tenantId: TenantId; kind: RunKind; startedBy: string; id: RunId }

/** Asks a worker for a run of that kind, now. @throws Refusal while one of the kind runs. */
export async function requestRun({ tenantId, kind, startedBy, id }: Wish, ports: Ports): Promise<Run> {
  const latest = (await ports.store.runs.latest(tenantId, shownRuns)).map(({ value }) => value)
  // A run whose worker has died is resumed by the watchdog; it does not stand in the way.
  const isDead = (run: Run): boolean => run.state === 'running' && new Date(run.lease.until) <= ports.now()
  const running = latest.find((run) => run.kind === kind && isOpen(run) && !isDead(run))
  if (running) throw already(kind, running.state === 'waiting' ? 'waiting to start' : 'running')
  const over = new Set<string>(latest.map(({ id }) => id))
  const run = newRun(tenantId, kind, id, ports.now(), startedBy)
  // One document for the whole tenant: of two requests at the same moment the second finds the first one's run here.
  await ports.store.registry.update(tenantId, (entry) => {
    if (entry.openRuns.some((id) => id.startsWith(`${kind}:`) && !over.has(id))) throw already(kind, 'waiting to start')
    return { ...entry, openRuns: [...entry.openRuns, run.id] }
  })
  await ports.store.runs.put(run, undefined)
  await ports.bell.ring(tenantId, kind, run.id)
  return run
}

const already = (kind: RunKind, doing: string): Refusal => new Refusal('not ready', `A ${kind} is ${doing} already.`)

/** "Run now". */
export async function startRun(actor: Actor, given: Given<{ kind: RunKind }>, ports: Ports): Promise<RunSummary> {
  mustAdminister(actor)
  const { kind } = given()
  await savedSettings(actor.tenantId, ports)
  const id = manualRunId(kind, ports.newId())
  const about = { action: 'run started' as const, subject: { kind: 'run' as const, id, title: kind } }
  return summaryOf(
    await audited(about, actor, ports, () =>
      requestRun({ tenantId: actor.tenantId, kind, startedBy: nameOf(actor), id }, ports),
    ),
  )
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

export type RunsQuery = { limit: number; cursor?: string | undefined }

/** Runs, newest first, a page at a time. They are kept for as long as `adapters/store/containers.ts` says. */
export async function listRuns(
  actor: Actor,
  given: Given<RunsQuery>,
  { store }: Pick<Ports, 'store'>,
): Promise<RunsPage> {
  mustRead(actor)
  const { limit, cursor } = given()
  const last = cursor === undefined ? undefined : placeOfCursor(cursor)
  const found = (await store.runs.latest(actor.tenantId, limit + 1, last)).map(({ value }) => value)
  const items = found.slice(0, limit)
  const end = items.at(-1)
  const next = found.length > limit && end ? cursorOf({ at: end.slot, id: end.id }) : null
  return { items: items.map(summaryOf), next }
}

/** One run: stages, profiles, requests spent; also while it runs. */
export async function readRun(actor: Actor, id: string, { store }: Pick<Ports, 'store'>): Promise<RunDetail> {
  mustRead(actor)
  const run = (await findRun(actor.tenantId, id, store))?.value
  if (!run) throw new Refusal('not found', `There is no run "${id.slice(0, 60)}".`)
  const { stages, profiles, profilesLeftOut, requests } = run
  return { ...summaryOf(run), stages, profiles, profilesLeftOut, requests }
}

/** A run of the tenant, by whatever was given as its id. */
export async function findRun(
  tenantId: TenantId,
  id: string,
  { runs }: Ports['store'],
): Promise<Stored<Run> | undefined> {
  const runId = RunId.safeParse(id)
  return runId.success ? runs.get(tenantId, runId.data) : undefined
}
