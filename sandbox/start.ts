import { once } from 'node:events'
import { join } from 'node:path'
import { startServer } from '../server.ts'
import { startWorker } from '../worker.ts'
import { contoso } from './demo/contoso.ts'
import { startStandIns } from './stand-ins.ts'
import { apiClient } from './start/api-client.ts'
import { closeInOrder } from './start/close-in-order.ts'
import { firstCycle } from './start/first-cycle.ts'
import { freePort } from './start/free-port.ts'
import { keepKeys } from './start/keep-keys.ts'
import { readOptions } from './start/options.ts'
import { startPlayground } from './start/playground.ts'
import { sandboxConfig } from './start/sandbox-config.ts'
import { toldToStop } from '../told-to-stop.ts'

/* `npm start`: the whole product on this machine, with stand-ins for everything outside and the demo tenant Contoso. */
const administrator = 'Maya Jensen'
const say = (text: string) => void process.stdout.write(`${text}\n`)
const stop = toldToStop()
const { folder, users, watchTab, playground } = readOptions(
  process.argv.slice(2),
  join(import.meta.dirname, '..', '.sandbox'),
)
/** What is open, the latest first. */
const closing: (() => Promise<void>)[] = []

async function start(): Promise<void> {
  const kept = keepKeys(folder, users ?? 400)
  if (users !== undefined && kept.users !== users)
    say(`The sandbox was made with ${kept.users} users and keeps them; --reset --users ${users} makes a new one.`)
  const demo = contoso({ users: kept.users, now: new Date(kept.startedAt) })
  say(`Starting the sandbox: ${demo.name}, ${kept.users} users …`)
  const { secretsKey, cosmosKey } = kept
  const standIns = await startStandIns({ folder, demo, secretsKey, cosmosKey, mailPort: await freePort(3025) })
  closing.unshift(standIns.close)
  const bot = { BOT_PLAYGROUND: playground ? 'on' : 'off' }
  const config = await sandboxConfig(process.env, { ...standIns.environment, ...bot })
  stop.throwIfAborted()
  const server = await startServer(config)
  closing.unshift(server.close)
  stop.throwIfAborted()
  const worker = await startWorker(config, { pollMs: 1_000 })
  closing.unshift(worker.close)

  const upn = demo.people.find((person) => person.name === administrator)?.email ?? ''
  const token = () => standIns.signIn.issueUserToken(demo.tenantId, upn)
  const api = apiClient(server.url, token, stop)
  await firstCycle(api, demo, say)
  // As the tab does when it is opened: from then on the bot, too, knows which app roles somebody has.
  await api.get('/api/me')
  stop.throwIfAborted()
  const chat = playground ? await startPlayground(`${server.url}/api/messages`, folder) : undefined
  if (chat) closing.unshift(chat.close)
  say(`
  The tab          ${server.url}/tab/        (sign in as ${administrator})
  The API          ${server.url}/api/docs/
  The mail inbox   ${standIns.mail.url}${chat ? `\n  The bot          ${chat.url}` : ''}

  Data is kept in ${folder} (npm start -- --reset forgets it). Ctrl-C ends everything.`)
  if (watchTab) {
    const { build } = await import('vite')
    await build({ build: { watch: {} } })
  }
  stop.throwIfAborted()
  await once(stop, 'abort')
}

async function close(): Promise<void> {
  if (stop.aborted) say('\nStopping: what is under way gets 20 seconds. Ctrl-C again ends it at once.')
  const problems = await closeInOrder(closing)
  for (const problem of problems) process.stderr.write(`could not stop cleanly: ${problem}\n`)
  if (problems.length > 0) process.exitCode = 1
}

try {
  await start()
} catch (error) {
  // Told to stop, the first cycle ends where it is; that is no failure.
  if (!stop.aborted) throw error
} finally {
  await close()
}
process.exit()
