import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readOpenId } from './adapters/open-id.ts'
import { writeWorkbook } from './adapters/workbook.ts'
import { makeApp } from './api/app.ts'
import { tokenReader } from './api/token.ts'
import { configOrExit, type Config } from './config.ts'
import { openSchedule } from './jobs/schedule.ts'
import manifest from './package.json' with { type: 'json' }
import { openOutside, withBell, type Overrides } from './ports.ts'
import { untilToldToStop } from './until-told-to-stop.ts'

export type Running = { url: string; close(): Promise<void> }

/** Starts the web server: API and tab. It asks workers for runs and runs none itself. */
export async function startServer(config: Config, overrides: Overrides = {}): Promise<Running> {
  const outside = await openOutside(config, overrides)
  const { log } = outside.ports
  const schedule = await openSchedule({
    backend: outside.store.agendaBackend(),
    timetable: config.timetable,
    log,
    owner: `server-${process.pid}`,
  })
  const ports = withBell(outside.ports, schedule.bell)
  const signIn = { system: 'sign-in' as const, tally: {}, sleep: ports.sleep, timeoutMs: 10_000 }
  const app = makeApp(
    {
      ports,
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
      publicUrl: config.publicUrl,
      authorizeUrl: config.signInOutsideTeams ? `${config.authority}/organizations/oauth2/v2.0/authorize` : null,
      tabFolder: join(import.meta.dirname, 'dist', 'tab'),
    },
    manifest.version,
  )
  const server = createServer(app)
  await new Promise<void>((done, fail) => server.once('error', fail).listen(config.port, done))
  const { port } = server.address() as AddressInfo
  log.info({ port }, 'the server listens')
  return {
    url: `http://localhost:${port}`,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeIdleConnections()
      // Answers that are under way get a moment; then their connections go too.
      const patience = setTimeout(() => server.closeAllConnections(), 5_000)
      await closed
      clearTimeout(patience)
      await outside.close()
    },
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const server = await startServer(configOrExit(process.env))
  untilToldToStop(() => server.close())
}
