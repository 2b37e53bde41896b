import { once } from 'node:events'
import { startServer } from '../../server.ts'
import { startWorker } from '../../worker.ts'
import { contoso } from '../demo/contoso.ts'
import { startStandIns } from '../stand-ins.ts'
import { apiClient } from './api-client.ts'
import { closeInOrder } from './close-in-order.ts'
import { firstCycle } from './first-cycle.ts'
import { freePort } from './free-port.ts'
import { keepKeys } from './keep-keys.ts'
import type { StartOptions } from './options.ts'
import { startPlayground } from './playground.ts'
import { sandboxConfig } from './sandbox-config.ts'

const administrator = 'Maya Jensen'
const say = (text: string) => void process.stdout.write(`${text}\n`)

/** The sandbox from its start to its end: until it is told to stop, or cannot go on. */
export async function runSandbox(options: StartOptions, stop: AbortSignal): Promise<void> {
  const closing: (() => Promise<void>)[] = []
  try {
    await serve(options, stop, closing)
  } catch (error) {
    // Told to stop, the first cycle ends where it is; that is no failure.
    if (!stop.aborted) throw error
  } finally {
    await close(closing, stop.aborted)
  }
}

/**
 * Starts the sandbox and serves until it is told to stop; what has been opened by then goes into `closing`, the latest
 * first. @throws the reason of `stop` where it is told earlier.
 */
async function serve(
  { folder, users, watchTab, playground }: StartOptions,
  stop: AbortSignal,
  closing: (() => Promise<void>)[],
): Promise<void> {
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

/** Closes what is open; what could not be closed is said, and is the end's code 1. */
async function close(closing: (() => Promise<void>)[], isTold: boolean): Promise<void> {
  if (isTold) say('\nStopping: what is under way gets 20 seconds. Ctrl-C again ends it at once.')
  const problems = await closeInOrder(closing)
  for (const problem of problems) process.stderr.write(`could not stop cleanly: ${problem}\n`)
  if (problems.length > 0) process.exitCode = 1
}
