import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { pathToFileURL } from 'node:url'
import { makeOperationsApp } from './api/operations.ts'
import { configOrExit, type Config } from './config.ts'
import { openSchedule } from './jobs/schedule.ts'
import { listen, type Listening } from './listening.ts'
import { openOutside, withBell, type Outside, type Overrides } from './ports.ts'
import { untilToldToStop } from './until-told-to-stop.ts'

/** How long a worker that is told to stop lets its runs come to an end; others resume what is left. */
const patienceOfWorkerMs = 20_000

/** Starts a worker: it keeps the timetable and runs data refresh and maintenance. Any number may run at once. */
export async function startWorker(
  config: Config,
  { patienceMs = patienceOfWorkerMs, ...overrides }: Overrides & { pollMs?: number; patienceMs?: number } = {},
): Promise<{ port: number | undefined; close(): Promise<void> }> {
  const lettingGo = new AbortController()
  const outside = await openOutside(config, { ...overrides, lettingGo: lettingGo.signal })
  const { log } = outside
  // A name of its own for every process: leases tell by it who holds them.
  const owner = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`
  const schedule = await openSchedule({
    backend: outside.store.agendaBackend(),
    timetable: config.timetable,
    log,
    owner,
    runsAtOnce: config.runsAtOnce,
    ...(overrides.pollMs ? { pollMs: overrides.pollMs } : {}),
  })
  await schedule.start({ ...withBell(outside.ports, schedule.bell), owner, lettingGo: lettingGo.signal })
  let isDraining = false
  const listening = await answerOperators(config, outside, () => isDraining)
  log.info({ owner, port: listening?.port }, 'the worker works')
  return {
    port: listening?.port,
    async close() {
      isDraining = true
      await schedule.stop(patienceMs, () => lettingGo.abort())
      await listening?.close()
      await outside.close()
    },
  }
}

/** Health and numbers over HTTP, where the configuration names a port for them. */
async function answerOperators(
  { metricsPort, metricsToken }: Config,
  { log, metrics, store }: Outside,
  isDraining: () => boolean,
): Promise<Listening | undefined> {
  if (metricsPort === undefined) return undefined
  const ping = () => store.ping()
  return listen(makeOperationsApp({ log, numbers: metrics, ping, isDraining, metricsToken }), metricsPort)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const worker = await startWorker(configOrExit(process.env))
  untilToldToStop(() => worker.close())
}
