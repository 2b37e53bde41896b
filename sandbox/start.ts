import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { configOrExit } from '../config.ts'
import { startServer } from '../server.ts'
import { untilToldToStop } from '../until-told-to-stop.ts'
import { startWorker } from '../worker.ts'
import { contoso } from './demo/contoso.ts'
import { startStandIns } from './stand-ins.ts'
import { apiClient } from './start/api-client.ts'
import { createProfiles, maintain, refresh, saveSettings } from './start/first-cycle.ts'
import { keepKeys } from './start/keep-keys.ts'
import { table } from './start/table.ts'

/* `npm start`: the whole product on this machine, with stand-ins for everything outside and the demo tenant Contoso. */
const { values: options } = parseArgs({
  options: {
    users: { type: 'string' },
    reset: { type: 'boolean', default: false },
    'watch-tab': { type: 'boolean', default: false },
  },
})
const say = (text: string) => process.stdout.write(`${text}\n`)
const folder = join(import.meta.dirname, '..', '.sandbox')
if (options.reset) rmSync(folder, { recursive: true, force: true })

const users = Number(options.users ?? '400')
if (!Number.isInteger(users) || users < 60) {
  process.stderr.write(`--users: found ${options.users}, expected a whole number of at least 60\n`)
  process.exit(64)
}

/** The wanted port, or any other when it is taken. */
const freePort = (wanted: number): Promise<number> =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(0))
    probe.listen(wanted, () => probe.close(() => done(wanted)))
  })

const kept = keepKeys(folder, users)
if (options.users !== undefined && kept.users !== users)
  say(`The sandbox was made with ${kept.users} users and keeps them; --reset --users ${users} makes a new one.`)
const demo = contoso({ users: kept.users, now: new Date(kept.startedAt) })
say(`Starting the sandbox: ${demo.name}, ${kept.users} users …`)
const standIns = await startStandIns({
  folder,
  demo,
  secretsKey: kept.secretsKey,
  cosmosKey: kept.cosmosKey,
  mailPort: await freePort(3025),
})
const config = configOrExit({
  LOG_LEVEL: 'warn',
  ...process.env,
  ...standIns.environment,
  PORT: String(await freePort(Number(process.env.PORT ?? '3000'))),
})
const server = await startServer(config)
const worker = await startWorker(config, { pollMs: 1_000 })
untilToldToStop(async () => {
  await worker.close()
  await server.close()
  await standIns.close()
})

const administrator = 'Maya Jensen'
const upn = demo.people.find((person) => person.name === administrator)?.email ?? ''
const api = apiClient(server.url, () => standIns.signIn.issueUserToken(demo.tenantId, upn))
const begun = await saveSettings(api, demo)
say('Reading Learn365 …')
const read = await refresh(api, begun)
if (read.state !== 'done') say(`The data refresh is ${read.state}: ${read.because}`)
await createProfiles(api, demo)
say('Running maintenance …\n')
const run = await maintain(api)
if (run.state !== 'done') say(`The maintenance is ${run.state}: ${run.because}`)
say(table(run))
say(`
  The tab          ${server.url}/tab/        (sign in as ${administrator})
  The API          ${server.url}/api/docs/
  The mail inbox   ${standIns.mail.url}

  Data is kept in .sandbox/ (npm start -- --reset forgets it). Ctrl-C ends everything.`)

if (options['watch-tab']) {
  const { build } = await import('vite')
  await build({ build: { watch: {} } })
}
