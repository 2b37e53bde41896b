import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { readOpenId } from './adapters/open-id.ts'
import { writeWorkbook } from './adapters/workbook.ts'
import { makeApp } from './api/app.ts'
import { botLimits as usualBotLimits, usualLimits, type Limits } from './api/limits.ts'
import { tokenReader } from './api/token.ts'
import { hearingOf } from './bot/hearing.ts'
import { configOrExit, type Config } from './config.ts'
import { openSchedule } from './jobs/schedule.ts'
import { listen } from './listening.ts'
import manifest from './package.json' with { type: 'json' }
import { openOutside, withBell, type Overrides } from './ports.ts'
import { untilToldToStop } from './until-told-to-stop.ts'

export type Running = {
  url: string
  /** Says for a while on /health/ready that it ends and goes on serving, then answers what it has received, and ends. */
  close(farewell?: { announceMs: number }): Promise<void>
}

/** Time for whatever spreads the requests to see that this process is not ready any more. */
const announceMs = 5_000

/** Starts the web server: API and tab. It asks workers for runs and runs none itself. */
export async function startServer(
  config: Config,
  {
    limits = usualLimits,
    botLimits = usualBotLimits,
    ...overrides
  }: Overrides & { limits?: Limits; botLimits?: Limits } = {},
): Promise<Running> {
  const outside = await openOutside(config, overrides)
  const { log, metrics } = outside
  const schedule = await openSchedule({
    backend: outside.store.agendaBackend(),
    timetable: config.timetable,
    log,
    owner: `server-${process.pid}`,
  })
  const ports = withBell(outside.ports, schedule.bell)
  const { measures, sleep: wait } = ports
  const hearing = hearingOf(ports, config.timetable)
  const signIn = { system: 'sign-in' as const, tally: {}, measures, sleep: wait, timeoutMs: 10_000 }
  let isDraining = false
  const app = makeApp(
    {
      ports,
      limits,
      botLimits,
      async messages(token, isFromThisMachine) {
        const hear = await outside.channel.admit(token, isFromThisMachine)
        return (body) => {
          const { from, answer } = hear(body)
          return { from, answer: () => answer(hearing) }
        }
      },
      log,
      numbers: metrics,
      metricsToken: config.metricsToken,
      isDraining: () => isDraining,
      timetable: config.timetable,
      readToken: tokenReader({
        authority: config.authority,
        appId: config.appId,
        publicHost: new URL(config.publicUrl).host,
        openId: (tenantId) => readOpenId(signIn, config.authority, tenantId),
      }),
      writeWorkbook,
      ping: () => outside.store.ping(),
      appId: config.appId,
      trustedProxies: config.trustedProxies,
      publicUrl: config.publicUrl,
      authority: config.authority,
      authorizeUrl: config.signInOutsideTeams ? `${config.authority}/organizations/oauth2/v2.0/authorize` : null,
      tabFolder: join(import.meta.dirname, 'dist', 'tab'),
    },
    manifest.version,
  )
  const { port, close } = await listen(app, config.port)
  log.info({ port }, 'the server listens')
  return {
    url: `http://localhost:${port}`,
    async close(farewell) {
      isDraining = true
      if (farewell) await sleep(farewell.announceMs)
      await close()
      await outside.close()
    },
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const server = await startServer(configOrExit(process.env))
  untilToldToStop(() => server.close({ announceMs }))
}
