import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Measures } from '../core/ports/measures.ts'

/** A request that was answered over HTTP; its route is a pattern. */
type Answered = { method: string; route: string; status: string; seconds: number }

export type Metrics = {
  measures: Measures
  answered(request: Answered): void
  contentType: string
  text(): Promise<string>
}

/** What is asked of others at the moment of a scrape. */
export type Sources = {
  requestUnits: () => number
  /** Before every scrape; what it tells is shown as gauges. Undefined: nothing is known. */
  overview?: () => Promise<Overview | undefined>
}
export type Overview = { tenants: number; unsentNotices: number; openRuns: Record<string, number> }

const requestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const runSeconds = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600]

/** Memory, CPU, event loop and garbage are the process's: collected once, whoever asks. */
let processRegistry: Registry | undefined
function ofProcess(): Registry {
  if (!processRegistry) {
    processRegistry = new Registry()
    collectDefaultMetrics({ register: processRegistry })
  }
  return processRegistry
}

/** Counts in this process's memory, and tells it as Prometheus reads it. The one place that knows prom-client. */
export function openMetrics({ requestUnits, overview }: Sources): Metrics {
  const own = new Registry()
  const registers = [own]
  const http = new Histogram({
    name: 'assigner_http_request_duration_seconds',
    help: 'Requests answered, by method, pattern of the route and class of status',
    labelNames: ['method', 'route', 'status'],
    buckets: requestSeconds,
    registers,
  })
  new Counter({
    name: 'assigner_store_request_units_total',
    help: 'What Cosmos DB has charged this process, in request units',
    registers,
    collect() {
      this.reset()
      this.inc(requestUnits())
    },
  })
  const tellOverview = overview && overviewGauges(registers, overview)
  const measures = measuresIn(registers)
  // What is registered later would not be in it.
  const all = Registry.merge([ofProcess(), own])
  return {
    measures,
    answered: ({ seconds, ...labels }) => http.observe(labels, seconds),
    contentType: own.contentType,
    async text() {
      await tellOverview?.()
      return all.metrics()
    },
  }
}

function measuresIn(registers: Registry[]): Measures {
  const outside = new Histogram({
    name: 'assigner_outside_request_duration_seconds',
    help: 'Requests to other systems, retries included, by system and status; 429 is rate limited',
    labelNames: ['system', 'status'],
    buckets: requestSeconds,
    registers,
  })
  const runs = new Histogram({
    name: 'assigner_run_duration_seconds',
    help: 'Runs that have come to an end in this process, by kind and state',
    labelNames: ['kind', 'state'],
    buckets: runSeconds,
    registers,
  })
  const stages = new Histogram({
    name: 'assigner_stage_duration_seconds',
    help: 'Stages of runs that were finished in this process',
    labelNames: ['stage'],
    buckets: runSeconds,
    registers,
  })
  const notices = new Counter({
    name: 'assigner_notices_total',
    help: 'Notices given to the mail server, by kind and outcome',
    labelNames: ['kind', 'outcome'],
    registers,
  })
  const alerts = new Counter({
    name: 'assigner_alerts_total',
    help: 'Alerts given to Teams, by kind and outcome',
    labelNames: ['kind', 'outcome'],
    registers,
  })
  return {
    asked: (system, status, seconds) => outside.observe({ system, status }, seconds),
    ran({ kind, state, startedAt, finishedAt, stages: reports }) {
      if (startedAt !== null && finishedAt !== null)
        runs.observe({ kind, state }, (Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000)
      for (const { name, tookMs } of reports) if (tookMs !== null) stages.observe({ stage: name }, tookMs / 1_000)
    },
    notice: (kind, outcome) => notices.inc({ kind, outcome }),
    alert: (kind, outcome) => alerts.inc({ kind, outcome }),
  }
}

/** @returns what brings them up to date. A value that is not known is left out: a scrape says so by its absence. */
function overviewGauges(registers: Registry[], overview: NonNullable<Sources['overview']>): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers })
  const tenants = gauge('assigner_tenants', 'Tenants whose settings are saved')
  const unsent = gauge('assigner_unsent_notices', 'Notices in the outbox of all tenants')
  const open = gauge('assigner_open_runs', 'Runs of all tenants that wait or run, by kind', ['kind'])
  return async () => {
    const told = await overview()
    tenants.remove()
    unsent.remove()
    open.reset()
    if (!told) return
    tenants.set(told.tenants)
    unsent.set(told.unsentNotices)
    for (const [kind, count] of Object.entries(told.openRuns)) open.set({ kind }, count)
  }
}
